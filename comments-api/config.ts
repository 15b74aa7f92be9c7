import { z } from 'zod'
import type { Policy } from './comments/submitting/decide-status.ts'
import type { ManifestAddress } from './comments/threads/manifest.ts'
import { InputRefused } from './input-refused.ts'
import { manifestOf } from './manifest-address.ts'
import {
  missingForNotifications,
  type NotificationSettings,
  readNotifications,
} from './notifications/settings.ts'
import { missingSecret } from './secret-rules.ts'
import { settingNames, settings } from './settings.ts'
import { isLocal } from './site-address.ts'
import { readSpam, type SpamSettings } from './spam/settings.ts'
import type { DatabaseAddress } from './storage/open.ts'
import { unknownSettings } from './unknown-settings.ts'

export type Config = {
  /** Ends in "/". */
  readonly site: string
  readonly origins: readonly string[]
  readonly manifest: ManifestAddress
  readonly database: DatabaseAddress
  readonly host: string
  readonly port: number
  /** `null`: made on the first start and kept beside the database. */
  readonly secret: string | null
  readonly trustProxy: readonly string[]
  /** What Netlify signs with what it passes on; `null`: its word on the reader's address is not taken. */
  readonly netlifySecret: string | null
  readonly moderation: Policy
  /** How long an author may change a comment, in milliseconds; 0: not at all. */
  readonly editWindow: number
  /** Whether authors may have their own latest post shown beside a comment. */
  readonly latestPost: boolean
  readonly notifications: NotificationSettings
  /** Public addresses or ranges of the owner's own network, which no stranger may make us ask. */
  readonly ownAddresses: readonly string[]
  readonly spam: SpamSettings
  /** What Prometheus sends to read `/metrics`; `null`: it is read on this machine only. */
  readonly metricsToken: string | null
  /** What `npm run mentions` sends to read and write whom it told; `null`: it cannot. */
  readonly mentionsToken: string | null
  /** After how many days it is deleted how a comment was sent, and why it was held once that is decided. */
  readonly retentionDays: number
  /** The site runs on this machine: what must never reach the public, such as example comments, is welcome. */
  readonly isLocal: boolean
  /** Names of settings that are there without a value. */
  readonly empty: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** The only door to the environment. Throws `InputRefused` with everything that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const given = withoutEmpty(environment)
  const read = z.object(settings).safeParse(given)
  const mistakes = [
    ...unknownSettings(environment),
    ...(read.error?.issues.map(issue => describeMistake(issue, given)) ?? []),
    ...missingSecret(given),
    ...missingForNotifications(given),
  ]
  if (!read.success || mistakes.length > 0) throw new InputRefused(mistakes)
  return { ...toConfig(read.data), empty: settingNames.filter(name => environment[name] === '') }
}

function describeMistake({ path, message }: z.core.$ZodIssue, given: Environment): string {
  const name = String(path[0])
  const isQuoted = /^(["']).*\1$/s.test(given[name] ?? '')
  return `${name} ${message}${isQuoted ? quotationMarks : ''}`
}

/** A shell takes them off; `docker run --env-file` and others do not. */
const quotationMarks = '; leave out the quotation marks around it, which are taken for a part of it'

/** Containers are often given all variables, and those that nobody filled in are empty. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''))
}

function toConfig(values: z.infer<z.ZodObject<typeof settings>>): Omit<Config, 'empty'> {
  const address = values.AFTERWORD_SITE
  return {
    site: address,
    origins: [...new Set([new URL(address).origin, ...values.AFTERWORD_ORIGINS])],
    manifest: values.AFTERWORD_MANIFEST ?? manifestOf(address),
    database: values.AFTERWORD_DATABASE,
    host: values.AFTERWORD_HOST,
    port: values.AFTERWORD_PORT,
    secret: values.AFTERWORD_SECRET ?? null,
    trustProxy: values.AFTERWORD_TRUST_PROXY,
    netlifySecret: values.AFTERWORD_NETLIFY_SECRET ?? null,
    ownAddresses: values.AFTERWORD_OWN_ADDRESSES,
    moderation: values.AFTERWORD_MODERATION,
    editWindow: values.AFTERWORD_EDIT_WINDOW,
    latestPost: values.AFTERWORD_LATEST_POST === 'on',
    notifications: readNotifications(values, { isLocal: isLocal(address) }),
    spam: readSpam(values),
    retentionDays: values.AFTERWORD_RETENTION_DAYS,
    metricsToken: values.AFTERWORD_METRICS_TOKEN ?? null,
    mentionsToken: values.AFTERWORD_MENTIONS_TOKEN ?? null,
    isLocal: isLocal(address),
  }
}

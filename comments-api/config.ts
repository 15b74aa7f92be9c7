import { z } from 'zod'
import type { Policy } from './comments/submitting/decide-status.ts'
import type { ManifestAddress } from './comments/threads/manifest.ts'
import { headerToken } from './contract/header-token.ts'
import { isPostgres, parseDatabase } from './database-address.ts'
import { minute } from './durations.ts'
import { isAddressRange } from './http/requests/address-range.ts'
import { InputRefused } from './input-refused.ts'
import { manifestAddress, manifestOf } from './manifest-address.ts'
import { nearestTo } from './nearest.ts'
import {
  missingForNotifications,
  type NotificationSettings,
  notificationSettings,
  readNotifications,
} from './notifications/settings.ts'
import { isThisMachine, isWebAddress, siteAddress } from './site-address.ts'
import { readSpam, type SpamSettings, spamSettings } from './spam/settings.ts'
import type { DatabaseAddress } from './storage/open.ts'

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

const origins = listOf(
  isOrigin,
  ', which is not an origin; write scheme and host only, such as https://www.example.org',
)

const trustProxy = listOf(
  isAddressRange,
  '; write the proxy\'s addresses or ranges, such as 10.0.0.0/8: a count of proxies, "true" or a larger range would let anybody choose the address they are limited by',
)

const ownAddresses = listOf(
  isAddressRange,
  '; write addresses or ranges, such as 198.51.100.7 or 2001:db8::/48',
)

const database = z
  .string()
  .default('sqlite:data/comments.db')
  .transform((text, context): DatabaseAddress => {
    const address = parseDatabase(text)
    if (typeof address !== 'string') return address
    context.addIssue({ code: 'custom', message: address })
    return z.NEVER
  })

const port = z
  .string()
  .default('8081')
  .refine(
    text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
    'must be a number from 0 to 65535',
  )
  .transform(Number)

const retentionDays = z
  .string()
  .default('30')
  .refine(
    text => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 3_650,
    'must be a number of days from 1 to 3650',
  )
  .transform(Number)

const programToken = headerToken
  .min(24, 'is shorter than 24 characters; make one with: openssl rand -base64 24')
  .optional()

/** 256 bits, which is what HMAC-SHA-256 takes. */
export const fewestSecretBytes = 32
const sampleSecret =
  /^(.{1,4})\1+$|change.?me|secret.*secret|your.?secret|example|passw|qwerty|0123456789/i

const secret = z
  .string()
  .refine(text => Buffer.byteLength(text) >= fewestSecretBytes, {
    error: 'is shorter than 32 bytes; make one with: openssl rand -base64 48',
    abort: true,
  })
  .refine(text => !sampleSecret.test(text), 'is a sample; make one with: openssl rand -base64 48')

const longestWindow = 7 * 24 * 60
const editWindow = z
  .string()
  .default('15')
  .refine(
    text => /^\d{1,5}$/.test(text) && Number(text) <= longestWindow,
    `must be a number of minutes from 0 to ${longestWindow}`,
  )
  .transform(minutes => Number(minutes) * minute)

const host = z
  .string()
  .regex(/^[^\s/[\]]+$/, 'is not an address to listen on, such as 127.0.0.1 or ::')
  .default('127.0.0.1')

const settings = {
  AFTERWORD_SITE: siteAddress,
  AFTERWORD_MANIFEST: manifestAddress.optional(),
  AFTERWORD_DATABASE: database,
  AFTERWORD_HOST: host,
  AFTERWORD_PORT: port,
  AFTERWORD_SECRET: secret.optional(),
  AFTERWORD_ORIGINS: origins,
  AFTERWORD_TRUST_PROXY: trustProxy,
  AFTERWORD_OWN_ADDRESSES: ownAddresses,
  AFTERWORD_MODERATION: z
    .enum(['first', 'all', 'none'], 'must be first, all or none')
    .default('first'),
  AFTERWORD_EDIT_WINDOW: editWindow,
  AFTERWORD_LATEST_POST: z.enum(['on', 'off'], 'must be on or off').default('off'),
  ...notificationSettings,
  ...spamSettings,
  AFTERWORD_RETENTION_DAYS: retentionDays,
  AFTERWORD_METRICS_TOKEN: programToken,
  AFTERWORD_MENTIONS_TOKEN: programToken,
} as const

export const settingNames: readonly string[] = Object.keys(settings)

/** The only door to the environment. Throws `InputRefused` with everything that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const given = withoutEmpty(environment)
  const read = z.object(settings).safeParse(given)
  const mistakes = [
    ...unknownSettings(environment),
    ...(read.error?.issues.map(issue => `${String(issue.path[0])} ${issue.message}`) ?? []),
    ...missingSecret(given),
    ...missingForNotifications(given),
  ]
  if (!read.success || mistakes.length > 0) throw new InputRefused(mistakes)
  return { ...toConfig(read.data), empty: settingNames.filter(name => environment[name] === '') }
}

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

export const secretMissing = 'AFTERWORD_SECRET is missing; make one with: openssl rand -base64 48'

/** Made by itself only where it can be kept, in the data folder, and where that is safe. */
function missingSecret(environment: Environment): string[] {
  if (environment['AFTERWORD_SECRET'] !== undefined) return []
  if (isPostgres(environment['AFTERWORD_DATABASE'] ?? '')) return [secretMissing]
  const isPublic = !isLocal(environment['AFTERWORD_SITE'] ?? '')
  return isPublic && environment['NODE_ENV'] === 'production' ? [secretMissing] : []
}

const prefix = 'AFTERWORD_'

function unknownSettings(environment: Environment): string[] {
  // What all names have in common must not make them alike.
  const own = settingNames.map(name => name.slice(prefix.length))
  return Object.keys(environment)
    .filter(name => name.startsWith(prefix) && !settingNames.includes(name))
    .map(name => {
      const near = nearestTo(name.slice(prefix.length), own)
      const known =
        near === null ? 'docs/reference/settings.md lists them' : `did you mean ${prefix}${near}?`
      return `${name} is not a setting; ${known}`
    })
}

/** `remedy` follows the entry that is not good. */
function listOf(isGood: (entry: string) => boolean, remedy: string) {
  const entry = z.string().refine(isGood, { error: ({ input }) => `has "${input}"${remedy}` })
  return z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(part => part !== ''))
    .pipe(z.array(entry))
}

/** `https://*.a.example` is one to the URL parser, and never that of a page. */
function isOrigin(text: string): boolean {
  return isWebAddress(text) && new URL(text).origin === text && !text.includes('*')
}

function isLocal(address: string): boolean {
  if (!isWebAddress(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && isThisMachine(hostname)
}

import { z } from 'zod'
import { normaliseEmail } from '../comments/fields/email.ts'
import { headerToken } from '../contract/header-token.ts'
import { isEncoded, percentRefused } from '../outside/percent-encoding.ts'
import { isWithoutPassword, passwordRefused } from '../outside/web-address.ts'
import type { Mailbox } from '../send-mail.ts'

type Rhythm = 'each' | 'hourly' | 'daily' | 'none'

/** Who is told what, and how. `null`: not at all. */
export type NotificationSettings = {
  readonly smtp: string | null
  readonly from: Mailbox
  readonly moderators: readonly string[]
  readonly rhythm: Rhythm
  readonly buildHook: { readonly url: string; readonly secret: string | null } | null
  readonly webhook: { readonly url: string; readonly secret: string } | null
}

/** A line end would start another header. */
const oneLine = z.string().regex(/^\P{Cc}*$/u, 'must be one line')

const mailbox = oneLine.transform((text, context): Mailbox => {
  const found = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^<>\s]+))\s*$/.exec(text)
  const address = normaliseEmail(found?.[2] ?? found?.[3] ?? '')
  if (address !== null) return { name: found?.[1]?.trim() ?? '', address }
  context.addIssue(
    'is not a mail address; write comments@blog.example or Blog <comments@blog.example>',
  )
  return z.NEVER
})

const addresses = z
  .string()
  .default('')
  .transform(text => text.split(/[\s,]+/).filter(part => part !== ''))
  .pipe(
    z.array(
      z.string().transform((text, context) => {
        const address = normaliseEmail(text)
        if (address !== null) return address
        context.addIssue(`has "${text}", which is not a mail address; write owner@blog.example`)
        return z.NEVER
      }),
    ),
  )

const hook = z
  .url({ protocol: /^https?$/, error: 'is not a web address; write it with https:// in front' })
  .refine(isWithoutPassword, passwordRefused)

/** Of a query the library takes options, with which it sends passwords in the clear or trusts every certificate. */
function endsWithServer(text: string): boolean {
  const { pathname, search, hash } = new URL(text)
  return `${pathname}${search}${hash}`.replace(/^\//, '') === ''
}

function hasBothOrNeither(text: string): boolean {
  const { username, password } = new URL(text)
  return (username === '') === (password === '')
}

function hasEncodedLogin(text: string): boolean {
  const { username, password } = new URL(text)
  return isEncoded(username) && isEncoded(password)
}

const fewestWebhookBytes = 24

export const notificationSettings = {
  AFTERWORD_SMTP: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error:
        'is not an SMTP address; write smtps://name:password@mail.example or smtp://localhost:25, and characters such as @ : / # % in the password as %40 %3A %2F %23 %25',
      abort: true,
    })
    .refine(
      endsWithServer,
      'has something behind the server; remove it, or write characters such as / ? # in the password as %2F %3F %23',
    )
    .refine(
      hasBothOrNeither,
      'has a name without a password, or a password without a name; write smtps://name:password@mail.example, or neither of them',
    )
    .refine(hasEncodedLogin, percentRefused)
    .optional(),
  AFTERWORD_MAIL_FROM: mailbox.optional(),
  AFTERWORD_MODERATORS: addresses,
  AFTERWORD_MODERATOR_MAIL: z
    .enum(['each', 'hourly', 'daily', 'none'], 'must be each, hourly, daily or none')
    .default('each'),
  AFTERWORD_BUILD_HOOK: hook.optional(),
  AFTERWORD_BUILD_HOOK_SECRET: headerToken.min(1, 'is empty').optional(),
  AFTERWORD_WEBHOOK: hook.optional(),
  AFTERWORD_WEBHOOK_SECRET: z
    .string()
    .refine(
      text => Buffer.byteLength(text) >= fewestWebhookBytes,
      `is shorter than ${fewestWebhookBytes} bytes; make one with: openssl rand -base64 32`,
    )
    .optional(),
} as const

type Values = z.infer<z.ZodObject<typeof notificationSettings>>

/** Mistakes that only show when the settings are compared. */
export function missingForNotifications(
  values: Readonly<Record<string, string | undefined>>,
): string[] {
  const needed = [
    ['AFTERWORD_SMTP', 'AFTERWORD_MAIL_FROM', 'the address that mails come from'],
    ['AFTERWORD_WEBHOOK', 'AFTERWORD_WEBHOOK_SECRET', 'what its calls are signed with'],
  ] as const
  return needed
    .filter(([one, other]) => values[one] && !values[other])
    .map(([one, other, what]) => `${other} is missing; with ${one} it is needed: ${what}`)
}

const onThisMachine = { name: 'Afterword', address: 'comments@afterword.example' }

export function readNotifications(
  values: Values,
  { isLocal }: { readonly isLocal: boolean },
): NotificationSettings {
  const moderators = [...new Set(values.AFTERWORD_MODERATORS)]
  const { AFTERWORD_BUILD_HOOK: build, AFTERWORD_WEBHOOK: webhook } = values
  return {
    smtp: values.AFTERWORD_SMTP ?? null,
    from: values.AFTERWORD_MAIL_FROM ?? onThisMachine,
    // On this machine mails are caught and shown, so somebody must be there to get them.
    moderators: isLocal && moderators.length === 0 ? ['you@afterword.example'] : moderators,
    rhythm: values.AFTERWORD_MODERATOR_MAIL,
    buildHook: build ? { url: build, secret: values.AFTERWORD_BUILD_HOOK_SECRET ?? null } : null,
    webhook: webhook ? { url: webhook, secret: values.AFTERWORD_WEBHOOK_SECRET ?? '' } : null,
  }
}

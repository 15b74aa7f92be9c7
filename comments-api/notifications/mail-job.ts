import { createHash } from 'node:crypto'
import { z } from 'zod'
import { hour } from '../durations.ts'
import { isWaiting } from '../events/job-states.ts'
import { enqueue, enqueueEach } from '../events/jobs.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { Needs } from './needs.ts'
import { isOwed } from './subscriptions.ts'

/**
 * Ids only. `to` identifies a moderator without revealing the address: somebody who is no longer a moderator gets no
 * mail.
 */
export const MailJob = z.discriminatedUnion('mail', [
  z.strictObject({ mail: z.literal('moderate'), comment: z.string(), to: z.string() }),
  z.strictObject({ mail: z.literal('moderate-mention'), mention: z.string(), to: z.string() }),
  z.strictObject({ mail: z.literal('confirm'), comment: z.string() }),
  z.strictObject({ mail: z.literal('own'), comment: z.string() }),
  z.strictObject({ mail: z.literal('replies'), subscription: z.string() }),
  z.strictObject({ mail: z.literal('sign-in'), to: z.string() }),
  z.strictObject({ mail: z.literal('digest'), since: z.string(), to: z.string() }),
])
export type MailJob = z.infer<typeof MailJob>

type Options = { readonly key?: string; readonly runAt?: number; readonly condition?: Query }

export function enqueueMail({ world }: Needs, payload: MailJob, options: Options = {}): Query {
  const { condition, ...when } = options
  return enqueue({ kind: 'mail', payload, ...when }, world, condition)
}

type MailToSend = { readonly payload: MailJob } & Pick<Options, 'key' | 'runAt'>

export function enqueueMails({ world }: Needs, mails: readonly MailToSend[]): Query[] {
  return enqueueEach(
    mails.map(mail => ({ kind: 'mail', ...mail })),
    world,
  )
}

/**
 * A job for everybody who asks for a link, so that nobody learns whose addresses are known: a stranger's is not even
 * stored as a hash.
 */
export async function enqueueSignIn(needs: Needs, address: string): Promise<Query> {
  const isKnown = (await needs.listModerators()).includes(address)
  return enqueueMail(needs, { mail: 'sign-in', to: isKnown ? moderatorKey(address) : 'nobody' })
}

export function moderatorKey(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16)
}

type Mailed = { readonly id: string; readonly mailedAt: string | null }

/**
 * At once or, if one was sent within the last hour, together with others at the end of it. None while one is on its way,
 * which may take minutes: it looks itself for what it does not tell.
 */
export function enqueueReplies(needs: Needs, { id, mailedAt }: Mailed): Query {
  const job = { mail: 'replies', subscription: id } as const
  const key = `replies ${id}`
  const condition = sql`${isOwed(id)} and not ${isWaiting('mail', sql`${key}`)}`
  return enqueueMail(needs, job, { key, runAt: nextMail(needs, mailedAt), condition })
}

/** When one may be sent, in milliseconds since 1970: an hour after the last, or now. */
export function nextMail({ world }: Needs, mailedAt: string | null): number {
  const now = world.now()
  // A mail from the future: the clock was set back.
  if (mailedAt === null || Date.parse(mailedAt) > now) return now
  return Math.max(now, Date.parse(mailedAt) + hour)
}

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { enqueue } from '../events/jobs.ts'
import type { JobHandler } from '../events/run-jobs.ts'
import { Hopeless } from '../events/settle-job.ts'
import { type Mail, RecipientRefused } from '../send-mail.ts'
import { insert, type Query } from '../storage/sql.ts'
import { composeDigest, composeForModerator } from './moderator-mail.ts'
import type { Needs } from './needs.ts'
import { composeSignIn } from './sign-in-mail.ts'

/** Ids only. `to` names a moderator without giving the address away: whoever is none any more gets no mail. */
const MailJob = z.discriminatedUnion('mail', [
  z.strictObject({ mail: z.literal('moderate'), comment: z.string(), to: z.string() }),
  z.strictObject({ mail: z.literal('digest'), since: z.string(), to: z.string() }),
  z.strictObject({ mail: z.literal('sign-in'), to: z.string() }),
])
type MailJob = z.infer<typeof MailJob>

type Options = { readonly key?: string; readonly runAt?: number; readonly condition?: Query }

export function enqueueMail({ world }: Needs, payload: MailJob, options: Options = {}): Query {
  const { condition, ...when } = options
  return enqueue({ kind: 'mail', payload, ...when }, world, condition)
}

export function mailHandler(needs: Needs): JobHandler {
  return {
    kind: 'mail',
    concurrency: 2,
    // Longer than the longest silence that the connection allows.
    patience: 90_000,
    async run(payload) {
      const written = await write(needs, MailJob.parse(payload))
      if (written === null) return []
      return [...(await send(needs, written.mail)), ...written.afterwards]
    },
  }
}

/** A mail, and what is stored when it was sent. */
type Written = { readonly mail: Mail; readonly afterwards: readonly Query[] }

async function write(needs: Needs, job: MailJob): Promise<Written | null> {
  switch (job.mail) {
    case 'moderate':
      return toModerator(needs, job.to, to => composeForModerator(needs, job.comment, to))
    case 'digest':
      return toModerator(needs, job.to, to => composeDigest(needs, job.since, to))
    case 'sign-in':
      return toModerator(needs, job.to, to => composeSignIn(needs, to))
  }
}

async function toModerator(
  needs: Needs,
  key: string,
  compose: (to: string) => Promise<Mail | null>,
): Promise<Written | null> {
  const moderators = await needs.listModerators()
  const to = moderators.find(address => moderatorKey(address) === key)
  const mail = to === undefined ? null : await compose(to)
  return mail && { mail, afterwards: [] }
}

/** A job for whoever asks for a link, so that nobody learns from it whose addresses are known: that of a stranger is not even a hash in it. */
export async function enqueueSignIn(needs: Needs, address: string): Promise<Query> {
  const isKnown = (await needs.listModerators()).includes(address)
  return enqueueMail(needs, { mail: 'sign-in', to: isKnown ? moderatorKey(address) : 'nobody' })
}

export function moderatorKey(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16)
}

/** Without a server a mail is caught, for the desk to show; there is none to send it on a public site, see `areMailsOn`. */
async function send({ settings, world }: Needs, mail: Mail): Promise<Query[]> {
  if (settings.smtp === null) return [catchMail(mail, world)]
  try {
    await world.sendMail(settings.smtp, mail)
    return []
  } catch (error) {
    throw error instanceof RecipientRefused ? new Hopeless(error.message, { cause: error }) : error
  }
}

function catchMail(mail: Mail, world: Needs['world']): Query {
  return insert('caught_mails', {
    id: world.newId(),
    mail: JSON.stringify(mail),
    created_at: new Date(world.now()).toISOString(),
  })
}

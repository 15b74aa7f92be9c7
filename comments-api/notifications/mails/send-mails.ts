import { minute } from '../../durations.ts'
import type { JobKind } from '../../events/run-jobs.ts'
import { Hopeless } from '../../events/settle-job.ts'
import { longestSilence, type Mail, RecipientRefused } from '../../send-mail.ts'
import { instant } from '../../storage/instant.ts'
import { insert, type Query } from '../../storage/sql.ts'
import { MailJob, moderatorKey } from '../mail-job.ts'
import type { Needs } from '../needs.ts'
import type { MailNeeds } from './compose-mail.ts'
import { composeDigest } from './digest-mail.ts'
import { composeForComment, composeForMention } from './moderator-mail.ts'
import {
  composeConfirmation,
  composeOwnLink,
  composeReplies,
  type WrittenMail,
} from './reader-mail.ts'
import { composeSignIn } from './sign-in-mail.ts'

export function sendMails(needs: Needs): JobKind {
  return {
    kind: 'mail',
    concurrency: 2,
    // A server that thinks long about one recipient takes the mails to others meanwhile, such as a link to sign in.
    aside: { after: minute / 2, most: 8 },
    // A server that is slow at each step may still accept the mail.
    timeout: 2 * longestSilence,
    async run(payload, { job, signal }) {
      const written = await write({ ...needs, job: job.id }, MailJob.parse(payload))
      if (written === null) return []
      const caught = written.mail === null ? [] : await send(needs, written.mail, signal)
      return [...caught, ...written.afterwards]
    },
  }
}

async function write(needs: MailNeeds, job: MailJob): Promise<WrittenMail | null> {
  switch (job.mail) {
    case 'confirm':
      return alone(await composeConfirmation(needs, job.comment))
    case 'own':
      return alone(await composeOwnLink(needs, job.comment))
    case 'replies':
      return composeReplies(needs, job.subscription)
    case 'moderate':
      return toModerator(needs, job.to, to => composeForComment(needs, job.comment, to))
    case 'moderate-mention':
      return toModerator(needs, job.to, to => composeForMention(needs, job.mention, to))
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
): Promise<WrittenMail | null> {
  const moderators = await needs.listModerators()
  const to = moderators.find(address => moderatorKey(address) === key)
  return alone(to === undefined ? null : await compose(to))
}

function alone(mail: Mail | null): WrittenMail | null {
  return mail && { mail, afterwards: [] }
}

/**
 * Without a mail server, mails are caught and shown at the desk; a public site without one has none to send, see
 * `areMailsOn`.
 */
async function send(
  { settings, world }: Needs,
  mail: Mail,
  signal: AbortSignal,
): Promise<readonly Query[]> {
  if (settings.smtp === null) return [catchMail(mail, world)]
  try {
    await world.sendMail(settings.smtp, mail, signal)
    return []
  } catch (error) {
    throw error instanceof RecipientRefused ? new Hopeless(error.message, { cause: error }) : error
  }
}

function catchMail(mail: Mail, world: Needs['world']): Query {
  return insert('caught_mails', {
    id: world.newId(),
    mail: JSON.stringify(mail),
    created_at: instant(world.now()),
  })
}

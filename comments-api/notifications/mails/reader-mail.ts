import type { Comment } from '../../comments/comment.ts'
import { findComment } from '../../comments/store.ts'
import type { Mail } from '../../send-mail.ts'
import { instant } from '../../storage/instant.ts'
import type { Query } from '../../storage/sql.ts'
import { speakOf } from '../article.ts'
import { type Addressed, linkToAuthor, type Own } from '../links/author-link.ts'
import { linkTo } from '../links/link-to.ts'
import { enqueueReplies, nextMail } from '../mail-job.ts'
import { hasMovedOn } from '../mailed-links.ts'
import type { Needs } from '../needs.ts'
import {
  findOwn,
  findSubscription,
  listOwed,
  listOwedIds,
  noteMailed,
  type Subscription,
} from '../subscriptions.ts'
import type { MailWording } from '../wording.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import type { MailPart } from './write-mail.ts'

/**
 * Asks whether the address is theirs. Contains no words of a reader: nobody can send theirs to a stranger through us.
 */
export async function composeConfirmation(needs: MailNeeds, id: string): Promise<Mail | null> {
  const comment = await findComment(needs.database, id)
  if (!isOpen(comment) || comment.author.isConfirmed) return null
  if (await hasMovedOn(needs, comment)) return null
  const { email } = comment.author
  const { title, wording } = await speakOf(needs, comment.thread)
  const { confirm } = wording
  return composeMail(needs, {
    to: email,
    subject: confirm.subject(title),
    parts: [
      { kind: 'line', text: confirm.asked(title) },
      {
        kind: 'links',
        links: [{ label: confirm.look, url: linkToAuthor(needs, 'confirm', { id, email }) }],
      },
      { kind: 'line', text: confirm.notYou },
    ],
    language: wording.language,
    about: `thread ${comment.thread}`,
  })
}

/** For an author whose link was too old. */
export async function composeOwnLink(needs: MailNeeds, id: string): Promise<Mail | null> {
  const comment = await findComment(needs.database, id)
  if (!isOpen(comment) || !comment.author.isConfirmed) return null
  const { email } = comment.author
  const { title, wording } = await speakOf(needs, comment.thread)
  return composeMail(needs, {
    to: email,
    subject: title,
    parts: [linkToOwn(needs, { id, email }, wording.own.look)],
    language: wording.language,
    about: `thread ${comment.thread}`,
  })
}

function isOpen(comment: Comment | null): comment is Addressed {
  const isThere = comment?.status === 'pending' || comment?.status === 'approved'
  return isThere && comment.author.email !== null
}

/** More would be too much for a mail; the rest can be read on the site. */
const most = 20

/** A mail, or none for now, and what to store once it was sent. */
export type WrittenMail = { readonly mail: Mail | null; readonly afterwards: readonly Query[] }

/** All replies since the previous mail; no mail if it is too early for another one, or if there are none. */
export async function composeReplies(needs: MailNeeds, id: string): Promise<WrittenMail | null> {
  const subscription = await findSubscription(needs.database, id)
  if (!subscription) return null
  const owed = await listOwed(needs.database, id, most)
  const isEarly = nextMail(needs, subscription.mailedAt) > needs.world.now()
  if (owed.length === 0 || isEarly) {
    return { mail: null, afterwards: [enqueueReplies(needs, subscription)] }
  }
  const { title, url, wording } = await speakOf(needs, subscription.thread)
  const { replies } = wording
  const told = owed.flatMap(({ id: reply, author, body }): MailPart[] => [
    { kind: 'line', text: replies.wrote(author.name, title) },
    { kind: 'words', text: body },
    { kind: 'links', links: [{ label: replies.read, url: `${url}#comment-${reply}` }] },
  ])
  const ids = await listToldIds(needs, id, owed)
  const mail = composeMail(needs, {
    to: subscription.email,
    subject: replies.subject(title),
    parts: [...told, { kind: 'end' }, ...(await waysOut(needs, subscription, wording))],
    language: wording.language,
    news: ids.join(),
    about: `thread ${subscription.thread}`,
    unsubscribe: linkTo(needs, 'unsubscribe', id),
  })
  const next = enqueueReplies(needs, { id, mailedAt: instant(needs.world.now()) })
  return { mail, afterwards: [...noteMailed(needs, id, ids), next] }
}

/** With those that are too many for the mail. If there are none, what is published meanwhile is for the next mail. */
async function listToldIds(
  { database }: Needs,
  subscription: string,
  shown: readonly Comment[],
): Promise<readonly string[]> {
  return shown.length < most ? shown.map(({ id }) => id) : listOwedIds(database, subscription)
}

async function waysOut(
  needs: Needs,
  subscription: Subscription,
  { replies, stop, own }: MailWording,
): Promise<MailPart[]> {
  const comment = await findOwn(needs.database, subscription)
  const { id, email, addressKey: address } = subscription
  return [
    { kind: 'line', text: replies.why },
    {
      kind: 'links',
      links: [
        { label: stop.one, url: linkTo(needs, 'unsubscribe', id) },
        { label: stop.all, url: linkTo(needs, 'unsubscribe-all', address) },
      ],
    },
    ...(comment === null ? [] : [linkToOwn(needs, { id: comment, email }, own.look)]),
  ]
}

function linkToOwn(needs: Needs, own: Own, label: string): MailPart {
  return { kind: 'links', links: [{ label, url: linkToAuthor(needs, 'own', own) }] }
}

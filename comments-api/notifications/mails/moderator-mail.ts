import type { Comment } from '../../comments/comment.ts'
import type { Mail } from '../../send-mail.ts'
import { articleOf } from '../article.ts'
import { linkTo } from '../links/link-to.ts'
import type { Needs } from '../needs.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import { aboutMention } from './mention-mail.ts'
import { atTheDesk, decisionLinks, whetherItWaits } from './moderator-parts.ts'
import { findTold, listTold, listWaitingMentions, type Told } from './worth-telling.ts'
import type { MailPart } from './write-mail.ts'

/**
 * The desk speaks English, and so do its mails. `null` if the comment was decided on, or is gone, before the mail was
 * sent.
 */
export async function composeForModerator(
  needs: MailNeeds,
  id: string,
  to: string,
): Promise<Mail | null> {
  const told = await findTold(needs.database, id)
  if (!told) return null
  const { comment } = told
  const article = await articleOf(needs, comment.thread)
  return composeMail(needs, {
    to,
    subject: `${comment.status === 'pending' ? 'To decide' : 'New response'}: ${article.title}`,
    parts: [...(await aboutComment(needs, told)), { kind: 'rule' }, atTheDesk(needs)],
    language: 'en',
    about: `moderate ${comment.thread}`,
  })
}

const most = 50

/**
 * What waits, and what was published since the previous digest. Only waiting mentions: the others came from known
 * authors.
 */
export async function composeDigest(
  needs: MailNeeds,
  since: string,
  to: string,
): Promise<Mail | null> {
  const comments = await listTold(needs.database, { since, most: most + 1 })
  const mentions = await listWaitingMentions(needs.database, most + 1)
  const about = [
    ...comments.map(told => () => aboutComment(needs, told)),
    ...mentions.map(mention => () => aboutMention(needs, mention)),
  ]
  if (about.length === 0) return null
  const ids = [...comments.map(({ comment }) => comment.id), ...mentions.map(({ id }) => id)]
  const shown = await Promise.all(about.slice(0, most).map(write => write()))
  const more: MailPart = { kind: 'line', text: 'There is more at the desk.' }
  return composeMail(needs, {
    to,
    subject: `The desk of ${new URL(needs.site).host}`,
    parts: [
      ...shown.flatMap(parts => [...parts, { kind: 'rule' } as const]),
      ...(about.length > most ? [more] : []),
      atTheDesk(needs),
    ],
    language: 'en',
    news: ids.join(),
    about: 'digest',
  })
}

async function aboutComment(needs: Needs, { comment, reasons }: Told): Promise<MailPart[]> {
  const { author, status } = comment
  const article = await articleOf(needs, comment.thread)
  const contact = [author.email, author.url].filter(known => known !== null).join(', ')
  return [
    { kind: 'line', text: `${author.name}${contact && ` (${contact})`}, on “${article.title}”:` },
    { kind: 'words', text: comment.body },
    whetherItWaits(status, reasons),
    { kind: 'links', links: [...decisionLinks(needs, comment), replyLink(needs, comment)] },
  ]
}

function replyLink(needs: Needs, { id }: Comment) {
  return { label: 'Reply', url: linkTo(needs, 'reply', id) }
}

import type { Comment } from '../../comments/comment.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import type { Mail } from '../../send-mail.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { articleOf } from '../article.ts'
import { composeMail, linkTo, type Needs } from '../needs.ts'
import { aboutMention, readWaitingMentions } from './mention-mail.ts'
import { atTheDesk, decisionLinks, heldBecause } from './moderator-parts.ts'
import type { MailPart } from './write-mail.ts'

type Told = { readonly comment: Comment; readonly reasons: readonly string[] }

/** The desk speaks English, and so do its mails. `null`: it was decided on, or is gone, before the mail went. */
export async function composeForModerator(
  needs: Needs,
  id: string,
  to: string,
): Promise<Mail | null> {
  const [told] = await readTold(needs, sql`id = ${id} and ${isWorthTelling}`)
  if (!told) return null
  const { comment } = told
  const article = await articleOf(needs, comment.thread)
  return composeMail(needs, {
    to,
    subject: `${comment.status === 'pending' ? 'To decide' : 'New response'}: ${article.title}`,
    parts: [...(await aboutComment(needs, told)), { kind: 'rule' }, atTheDesk(needs)],
    language: 'en',
    name: `moderate ${id}`,
    about: `moderate ${comment.thread}`,
  })
}

const most = 50

/** What waits, and what was published since the digest before. Of mentions what waits: the rest were known authors. */
export async function composeDigest(needs: Needs, since: string, to: string): Promise<Mail | null> {
  const wanted = sql`(status = 'pending' or (${isWorthTelling} and created_at >= ${since}))`
  const comments = await readTold(needs, wanted)
  const mentions = await readWaitingMentions(needs, most + 1)
  const about = [
    ...comments.map(told => () => aboutComment(needs, told)),
    ...mentions.map(mention => () => aboutMention(needs, mention)),
  ]
  if (about.length === 0) return null
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
    name: `digest ${since}`,
    about: 'digest',
  })
}

/** A moderator's own words are no news to moderators, and spam is none to anybody. */
const isWorthTelling = sql`status in ('pending', 'approved') and is_owner = 0`

async function readTold({ database }: Needs, wanted: Query): Promise<Told[]> {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where ${wanted}
    order by created_at, id
    ${sql.limit(most + 1)}`)
  return rows.map(row => ({ comment: readComment(row), reasons: JSON.parse(row.reasons) }))
}

async function aboutComment(needs: Needs, { comment, reasons }: Told): Promise<MailPart[]> {
  const { author, status } = comment
  const article = await articleOf(needs, comment.thread)
  const contact = [author.email, author.url].filter(known => known !== null).join(', ')
  const waits = ['It waits for your decision.', ...heldBecause(reasons)].join(' ')
  return [
    { kind: 'line', text: `${author.name}${contact && ` (${contact})`}, on “${article.title}”:` },
    { kind: 'words', text: comment.body },
    { kind: 'line', text: status === 'pending' ? waits : 'It is published.' },
    { kind: 'links', links: [...decisionLinks(needs, comment), replyLink(needs, comment)] },
  ]
}

function replyLink(needs: Needs, { id }: Comment) {
  return { label: 'Reply', url: linkTo(needs, 'reply', id) }
}

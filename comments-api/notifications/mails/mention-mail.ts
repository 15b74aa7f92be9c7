import { deeds, type Mention } from '../../comments/mentions/mention.ts'
import {
  findMention,
  type MentionRow,
  mentionColumns,
  readMention,
} from '../../comments/mentions/store.ts'
import type { Mail } from '../../send-mail.ts'
import { sql } from '../../storage/sql.ts'
import { articleOf } from '../article.ts'
import { composeMail, type Needs } from '../needs.ts'
import { atTheDesk, heldBecause, mentionDecisionLinks } from './moderator-parts.ts'
import type { MailPart } from './write-mail.ts'

/** `null`: it was decided on, or its page lost the link, before the mail went. */
export async function composeForMention(
  needs: Needs,
  id: string,
  to: string,
): Promise<Mail | null> {
  const mention = await findMention(needs.database, id)
  if (mention?.status !== 'pending' && mention?.status !== 'approved') return null
  const article = await articleOf(needs, mention.thread)
  return composeMail(needs, {
    to,
    subject: `${mention.status === 'pending' ? 'To decide' : 'New mention'}: ${article.title}`,
    parts: [...(await aboutMention(needs, mention)), { kind: 'rule' }, atTheDesk(needs)],
    language: 'en',
    name: `moderate mention ${id}`,
    about: `moderate ${mention.thread}`,
  })
}

export async function readWaitingMentions({ database }: Needs, most: number): Promise<Mention[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where status = 'pending'
    order by created_at, id
    ${sql.limit(most)}`)
  return rows.map(readMention)
}

export async function aboutMention(needs: Needs, mention: Mention): Promise<MailPart[]> {
  const { author, kind, title, excerpt, url, status, reasons } = mention
  const article = await articleOf(needs, mention.thread)
  const by = author === null ? 'A page of nobody named' : nameOf(author)
  const words = [title, excerpt].filter(text => text !== '').join('\n\n')
  const waits = ['It waits for your decision.', ...heldBecause(reasons)].join(' ')
  return [
    { kind: 'line', text: `${by} ${deeds[kind]}: “${article.title}”` },
    ...(words === '' ? [] : [{ kind: 'words', text: words } as const]),
    { kind: 'line', text: url },
    { kind: 'line', text: status === 'pending' ? waits : 'It is published.' },
    { kind: 'links', links: mentionDecisionLinks(needs, mention) },
  ]
}

function nameOf({ name, url }: NonNullable<Mention['author']>): string {
  return url === null ? name : `${name} (${url})`
}

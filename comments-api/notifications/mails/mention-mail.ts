import { deeds, type Mention } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import type { Mail } from '../../send-mail.ts'
import { articleOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import { atTheDesk, decisionLinks, whetherItWaits } from './moderator-parts.ts'
import type { MailPart } from './write-mail.ts'

/** `null` if it was decided on, or its page lost the link, before the mail was sent. */
export async function composeForMention(
  needs: MailNeeds,
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
    about: `moderate ${mention.thread}`,
  })
}

export async function aboutMention(needs: Needs, mention: Mention): Promise<MailPart[]> {
  const { author, kind, title, excerpt, url, status, reasons } = mention
  const article = await articleOf(needs, mention.thread)
  const by = author === null ? 'A page of nobody named' : nameOf(author)
  const words = [title, excerpt].filter(text => text !== '').join('\n\n')
  return [
    { kind: 'line', text: `${by} ${deeds[kind]}: “${article.title}”` },
    ...(words === '' ? [] : [{ kind: 'words', text: words } as const]),
    { kind: 'line', text: url },
    whetherItWaits(status, reasons),
    { kind: 'links', links: decisionLinks(needs, mention, '-mention') },
  ]
}

function nameOf({ name, url }: NonNullable<Mention['author']>): string {
  return url === null ? name : `${name} (${url})`
}

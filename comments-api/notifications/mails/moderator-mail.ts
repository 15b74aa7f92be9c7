import { explain } from '../../comments/reasons.ts'
import type { Mail } from '../../send-mail.ts'
import { articleOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import { commentMatter, type Matter, mentionMatter } from './matters.ts'
import { findTold, findToldMention } from './worth-telling.ts'
import type { MailPart } from './write-mail.ts'

/** `null` if it was decided on, or is gone, before the mail was sent. */
export async function composeForComment(
  needs: MailNeeds,
  id: string,
  to: string,
): Promise<Mail | null> {
  const told = await findTold(needs.database, id)
  return told && composeForModerator(needs, commentMatter(needs, told), to)
}

/** `null` if it was decided on, or its page lost the link, before the mail was sent. */
export async function composeForMention(
  needs: MailNeeds,
  id: string,
  to: string,
): Promise<Mail | null> {
  const mention = await findToldMention(needs.database, id)
  return mention && composeForModerator(needs, mentionMatter(needs, mention), to)
}

/** The desk speaks English, and so do its mails. */
async function composeForModerator(needs: MailNeeds, matter: Matter, to: string): Promise<Mail> {
  const { noun, status, thread } = matter
  const { title } = await articleOf(needs, thread)
  return composeMail(needs, {
    to,
    subject: `${status === 'pending' ? 'To decide' : `New ${noun}`}: ${title}`,
    parts: [...partsOf(matter, title), { kind: 'end' }, atTheDesk(needs)],
    language: 'en',
    about: `moderate ${thread}`,
  })
}

export function partsOf(matter: Matter, title: string): readonly MailPart[] {
  return [...matter.said(title), whetherItWaits(matter), { kind: 'links', links: matter.links }]
}

function whetherItWaits({ status, reasons }: Matter): MailPart {
  if (status !== 'pending') return { kind: 'line', text: 'It is published.' }
  const because = reasons.length === 0 ? '' : ` Held because: ${reasons.map(explain).join(', ')}.`
  return { kind: 'line', text: `It waits for your decision.${because}` }
}

export function atTheDesk({ site }: Needs): MailPart {
  return { kind: 'links', links: [{ label: 'The desk', url: new URL('/admin/', site).href }] }
}

import { createHash } from 'node:crypto'
import { directionOf } from '../../http/pages/page.ts'
import type { Mail } from '../../send-mail.ts'
import type { Needs } from '../needs.ts'
import { type MailPart, writeHtml, writeText } from './write-mail.ts'

type Draft = {
  readonly to: string
  readonly subject: string
  readonly parts: readonly MailPart[]
  readonly language: string
  /** Identifies this mail; the same at each attempt. */
  readonly name: string
  /** The conversation it belongs to, by which mail programs group. */
  readonly about: string
  readonly unsubscribe?: string
}

export function composeMail(needs: Needs, draft: Draft): Mail {
  const { to, subject, parts, language, name, about, unsubscribe } = draft
  const { host } = new URL(needs.site)
  return {
    from: needs.settings.from,
    to,
    subject,
    text: writeText(parts),
    html: writeHtml(parts, { title: subject, language, direction: directionOf(language) }),
    messageId: `${digest(`${name}\n${to}`)}@${host}`,
    inReplyTo: `${digest(about)}@${host}`,
    unsubscribe: unsubscribe ?? null,
  }
}

/** Thread ids may contain any letter; ids of mails may not. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

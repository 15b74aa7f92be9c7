import { createHash } from 'node:crypto'
import { directionOf } from '../../http/pages/page.ts'
import type { Mail } from '../../send-mail.ts'
import type { Needs } from '../needs.ts'
import { type MailPart, writeHtml, writeText } from './write-mail.ts'

/**
 * For the mail of one job, which stays the same mail at each attempt. Each job has a mail of its own, even if it is about
 * the same comment as another: servers silently drop a second mail with a known id.
 */
export type MailNeeds = Needs & { readonly job: string }

type Draft = {
  readonly to: string
  readonly subject: string
  readonly parts: readonly MailPart[]
  readonly language: string
  /** What else this mail tells than the job's earlier attempts did, if that may differ. */
  readonly news?: string
  /** The conversation it belongs to, by which mail programs group. */
  readonly about: string
  readonly unsubscribe?: string
}

export function composeMail(needs: MailNeeds, draft: Draft): Mail {
  const { to, subject, parts, language, news = '', about, unsubscribe } = draft
  // Without a port, whose colon no id may have: https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4
  const { hostname } = new URL(needs.site)
  return {
    from: needs.settings.from,
    to,
    subject,
    text: writeText(parts, language),
    html: writeHtml(parts, { title: subject, language, direction: directionOf(language) }),
    messageId: `${digest(`${needs.job}\n${news}`)}@${hostname}`,
    inReplyTo: `${digest(about)}@${hostname}`,
    unsubscribe: unsubscribe ?? null,
  }
}

/** Thread ids may contain any letter; ids of mails may not. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

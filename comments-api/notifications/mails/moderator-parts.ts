import { explain } from '../../comments/reasons.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { decisions } from '../links/decision-links.ts'
import { linkTo } from '../links/link-to.ts'
import type { Needs } from '../needs.ts'
import type { MailPart } from './write-mail.ts'

/** What mails to moderators have in common. */
export function whetherItWaits(status: CommentStatus, reasons: readonly string[]): MailPart {
  if (status !== 'pending') return { kind: 'line', text: 'It is published.' }
  const because = reasons.length === 0 ? '' : ` Held because: ${reasons.map(explain).join(', ')}.`
  return { kind: 'line', text: `It waits for your decision.${because}` }
}

type Decided = { readonly id: string; readonly status: CommentStatus }

/** Links for the decisions that are possible on a comment or, with `-mention`, on a mention. */
export function decisionLinks(needs: Needs, { id, status }: Decided, of: '' | '-mention' = '') {
  return (['approve', 'spam', 'delete'] as const)
    .filter(action => canBecome(status, decisions[action].to))
    .map(action => ({
      label: decisions[action].inMail,
      url: linkTo(needs, `${action}${of}`, id),
    }))
}

export function atTheDesk({ site }: Needs): MailPart {
  return { kind: 'links', links: [{ label: 'The desk', url: new URL('/admin/', site).href }] }
}

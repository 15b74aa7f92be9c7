import { explain } from '../../comments/reasons.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { linkTo } from '../links/link-to.ts'
import type { Needs } from '../needs.ts'
import type { MailPart } from './write-mail.ts'

/** What mails to moderators have in common. */
export function heldBecause(reasons: readonly string[]): string[] {
  return reasons.length === 0 ? [] : [`Held because: ${reasons.map(explain).join(', ')}.`]
}

const decisions = [
  { action: 'approve', to: 'approved', label: 'Approve' },
  { action: 'spam', to: 'spam', label: 'Spam' },
  { action: 'delete', to: 'deleted', label: 'Delete' },
] as const

type Decided = { readonly id: string; readonly status: CommentStatus }

export function decisionLinks(needs: Needs, { id, status }: Decided) {
  return possibleFor(status).map(({ action, label }) => ({
    label,
    url: linkTo(needs, action, id),
  }))
}

export function mentionDecisionLinks(needs: Needs, { id, status }: Decided) {
  return possibleFor(status).map(({ action, label }) => ({
    label,
    url: linkTo(needs, `${action}-mention`, id),
  }))
}

function possibleFor(status: CommentStatus) {
  return decisions.filter(({ to }) => canBecome(status, to))
}

export function atTheDesk({ site }: Needs): MailPart {
  return { kind: 'links', links: [{ label: 'The desk', url: new URL('/admin/', site).href }] }
}

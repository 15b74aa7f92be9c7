import { createHash } from 'node:crypto'
import type { ActionNeeds, DecidedOn } from '../comments/changes/act.ts'
import type { Needs as CommentNeeds } from '../comments/needs.ts'
import type { CommentStatus } from '../comments/status.ts'
import { directionOf } from '../http/pages/page.ts'
import type { Mail } from '../send-mail.ts'
import { type LinkAction, signLink } from './links/link-token.ts'
import { type MailPart, writeHtml, writeText } from './mails/write-mail.ts'
import type { NotificationSettings } from './settings.ts'

export type Needs = CommentNeeds & {
  /** Ends in "/". */
  readonly site: string
  readonly settings: NotificationSettings
  readonly listModerators: () => Promise<readonly string[]>
  /** For a moderator's address; `null` when it is none any more. */
  readonly makeSignInLink: (address: string) => Promise<string | null>
  /** For the log of the desk, in the batch that follows a link of a mail. */
  readonly noteDecision: (on: DecidedOn, to: CommentStatus) => ActionNeeds['alongside']
}

export function linkTo(needs: Needs, action: LinkAction, subject: string): string {
  return new URL(`/api/link/${signLink(needs, action, subject)}`, needs.site).href
}

type Draft = {
  readonly to: string
  readonly subject: string
  readonly parts: readonly MailPart[]
  readonly language: string
  /** What makes this mail another than every other, the same at each try. */
  readonly name: string
  /** What it belongs to: mails about the same stand together. */
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

/** Names of threads may hold any letter; those of mails may not. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

import type { ActionNeeds } from '../comments/changes/act.ts'
import type { DecidedOn } from '../comments/decidable.ts'
import type { Needs as CommentNeeds } from '../comments/needs.ts'
import type { CommentStatus } from '../comments/status.ts'
import type { NotificationSettings } from './settings.ts'

export type Needs = CommentNeeds & {
  /** Ends in "/". */
  readonly site: string
  readonly settings: NotificationSettings
  readonly listModerators: () => Promise<readonly string[]>
  /** For a moderator's address; `null` if it is no longer one. */
  readonly makeSignInLink: (address: string) => Promise<string | null>
  /** For the desk's log, in the batch that a link in a mail causes. */
  readonly noteDecision: (on: DecidedOn, to: CommentStatus) => ActionNeeds['alongside']
}

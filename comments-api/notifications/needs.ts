import type { ActionNeeds, DecidedOn } from '../comments/changes/act.ts'
import type { Needs as CommentNeeds } from '../comments/needs.ts'
import type { CommentStatus } from '../comments/status.ts'
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

import type { CommentId, ThreadId } from '../contract/ids.ts'
import type { HiddenFields } from '../contract/submission.ts'
import type { Reason } from './reasons.ts'
import type { CommentStatus } from './status.ts'

export type Author = {
  readonly name: string
  readonly email: string | null
  readonly url: string | null
  readonly isOwner: boolean
  /** They own the mail address: they opened a link that was mailed there about this very comment. */
  readonly isConfirmed: boolean
}

/** The newest post on the author's own site, shown beside the comment if the author asked for that. */
export type LatestPost = {
  readonly isWanted: boolean
  /** `null` if it has not been looked for yet, or none was found. */
  readonly shown: { readonly title: string; readonly url: string } | null
}

/** What a reader sent: normalised, but not judged yet. */
export type Submission = {
  readonly author: Author
  readonly body: string
  readonly html: string
  readonly parent: CommentId | null
  /** The comment whose words it replaces, if it is an edit. */
  readonly edits: CommentId | null
  /** The author wants mail: replies, and a link to their own comment. */
  readonly subscribe: boolean
  /** The author wants their latest post to be shown. */
  readonly latestPost: boolean
  /** The form's hidden fields. */
  readonly form: HiddenFields
}

export type Comment = {
  readonly id: CommentId
  readonly thread: ThreadId
  readonly parent: CommentId | null
  readonly author: Author
  readonly body: string
  readonly html: string
  readonly status: CommentStatus
  readonly createdAt: string
  readonly editedAt: string | null
  readonly isPinned: boolean
  /** How often it was edited. A moderator decides on one revision, so that nothing unread is approved. */
  readonly revision: number
  readonly latestPost: LatestPost
}

/** What the judge found. `doubt` is held for a moderator; only `spam` is put aside. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'doubt'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'spam'; readonly reasons: readonly Reason[] }

export function reasonsOf(verdict: Verdict): readonly Reason[] {
  return verdict.kind === 'clean' ? [] : verdict.reasons
}

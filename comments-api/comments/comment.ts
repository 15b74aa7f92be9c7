import type { CommentId, ThreadId } from '../contract/ids.ts'
import type { HiddenFields } from '../contract/submission.ts'
import type { Reason } from './reasons.ts'
import type { CommentStatus } from './status.ts'

export type Author = {
  readonly name: string
  readonly email: string | null
  readonly url: string | null
  readonly isOwner: boolean
  /** Their address is theirs: shown by a link that was mailed there about this very comment. */
  readonly isConfirmed: boolean
}

/** The newest post of the author's own site, beside the comment of an author who asked for that. */
export type LatestPost = {
  readonly isWanted: boolean
  /** `null`: not looked for yet, or none was found. */
  readonly shown: { readonly title: string; readonly url: string } | null
}

/** What a reader sent, made well-formed; not judged yet. */
export type Submission = {
  readonly author: Author
  readonly body: string
  readonly parent: CommentId | null
  /** The comment that it puts other words into. */
  readonly edits: CommentId | null
  /** The author wants to be mailed: replies, and a link to what they wrote. */
  readonly subscribe: boolean
  /** The author wants their latest post to be shown. */
  readonly latestPost: boolean
  /** What people do not see of it. */
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
  /** How often it was edited: who decides on it says of which words. */
  readonly revision: number
  readonly latestPost: LatestPost
}

/** What the judge found. `doubt` is held for a person; only `spam` is put aside. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'doubt'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'spam'; readonly reasons: readonly Reason[] }

export function reasonsOf(verdict: Verdict): readonly Reason[] {
  return verdict.kind === 'clean' ? [] : verdict.reasons
}

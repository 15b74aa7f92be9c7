import type { CommentId, ThreadId } from '../contract/ids.ts'
import type { CommentStatus } from './status.ts'

export type Author = {
  readonly name: string
  readonly email: string | null
  readonly url: string | null
  readonly isOwner: boolean
}

/** What a reader sent, made well-formed; not judged yet. */
export type Submission = {
  readonly author: Author
  readonly body: string
  readonly parent: CommentId | null
  /** What a program wrote into the field that people do not see. */
  readonly trap: string
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
}

/** What the judge found. `doubt` is held for a person; only `spam` is put aside. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'doubt'; readonly reasons: readonly string[] }
  | { readonly kind: 'spam'; readonly reasons: readonly string[] }

export function reasonsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'clean' ? [] : verdict.reasons
}

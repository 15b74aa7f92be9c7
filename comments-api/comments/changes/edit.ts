import { type CommentEdit, NewComment } from '../../contract/submission.ts'
import { instant } from '../../storage/instant.ts'
import type { Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { Comment, Submission } from '../comment.ts'
import { type Normalised, normalise } from '../fields/normalise.ts'
import { refuseMistakes } from '../fields/refuse-mistakes.ts'
import { codeOf } from '../reasons.ts'
import type { CommentStatus } from '../status.ts'
import { isAsSeen, rewriteComment } from '../store.ts'
import { type Wording, wordingFor } from '../wording.ts'
import { type ActionNeeds, act, type Outcome } from './act.ts'
import { difference } from './change-status.ts'

/**
 * An edit by a moderator: it is not judged, and the status stays. Returns `false` if the comment is no longer what the
 * caller saw. Throws `invalid-fields` for anything that a reader could not have sent either.
 */
export async function editComment(
  needs: ActionNeeds,
  comment: Comment,
  edit: Partial<CommentEdit>,
): Promise<boolean> {
  if (comment.status === 'deleted') return false
  const { submission, mistakes } = readEdit(comment, edit, wordingFor(undefined))
  refuseMistakes(mistakes)
  const after = revise(comment, submission, { status: comment.status, world: needs.world })
  const { isDone } = await storeEdit(needs, { before: comment, after, by: 'moderator' })
  return isDone
}

/** Runs the edited comment through the normaliser as if it were new; what the edit does not name stays. */
export function readEdit(
  comment: Comment,
  edit: Partial<CommentEdit>,
  wording: Wording,
): Normalised {
  const { name, email, url } = comment.author
  const author = { name, email: email ?? '', url: url ?? '', ...edit.author }
  const { body = comment.body, latestPost = comment.latestPost.isWanted, form } = edit
  const sent = NewComment.parse({ author, body, parent: comment.parent, latestPost, form })
  const { submission, mistakes } = normalise(sent, wording)
  return { submission: { ...submission, edits: comment.id }, mistakes }
}

/** The edited comment, with the place, the age and the badges that it had. */
export function revise(
  comment: Comment,
  { author, body, html, latestPost: isWanted }: Submission,
  { status, world }: { readonly status: CommentStatus; readonly world: World },
): Comment {
  const isSameSite = author.url === comment.author.url
  const isStillTheirs = comment.author.isConfirmed && author.email === comment.author.email
  return {
    ...comment,
    author: { ...author, isOwner: comment.author.isOwner, isConfirmed: isStillTheirs },
    body,
    html,
    status,
    editedAt: instant(world.now()),
    isPinned: comment.isPinned && status === 'approved',
    revision: comment.revision + 1,
    latestPost: { isWanted, shown: isWanted && isSameSite ? comment.latestPost.shown : null },
  }
}

/** Removes the author's latest post from beside a comment, for good. Returns as `editComment` does. */
export async function removeLatestPost(needs: ActionNeeds, comment: Comment): Promise<boolean> {
  if (!comment.latestPost.isWanted) return false
  const after = withWish(comment, 'unwanted')
  const { isDone } = await storeEdit(needs, { before: comment, after, by: 'moderator' })
  return isDone
}

/** The words are unchanged, so readers are not told of an edit. */
export function withWish(comment: Comment, wish: 'wanted' | 'unwanted'): Comment {
  const isWanted = wish === 'wanted'
  const shown = isWanted ? comment.latestPost.shown : null
  return { ...comment, latestPost: { isWanted, shown }, revision: comment.revision + 1 }
}

type Edited = {
  readonly before: Comment
  readonly after: Comment
  readonly by: 'author' | 'moderator'
  /** What the judge found in the new words, if it was asked. */
  readonly reasons?: readonly string[]
  readonly digests?: readonly Query[]
}

/** No edit publishes what was not public before. */
export function storeEdit(needs: ActionNeeds, edited: Edited): Promise<Outcome> {
  const { before, after, by, reasons = [], digests = [] } = edited
  const { id: comment, thread, status } = after
  const wasPublic = before.status === 'approved'
  const codes = reasons.map(codeOf)
  const event = {
    type: 'comment-edited',
    comment,
    thread,
    by,
    from: before.status,
    status,
  } as const
  return act(needs, {
    event: { ...event, reasons: codes },
    happens: isAsSeen(before),
    shows: wasPublic ? (difference(before.status, status) ?? 0) : null,
    changes: [...digests, rewriteComment(before, after, edited.reasons)],
  })
}

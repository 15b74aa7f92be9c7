import type { CommentId, MentionId } from '../contract/ids.ts'
import type { Database } from '../storage/database.ts'
import type { ActionNeeds } from './changes/act.ts'
import { changeStatus, undoDecision } from './changes/change-status.ts'
import type { Comment } from './comment.ts'
import { changeMention, undoMentionDecision } from './mentions/change-mention.ts'
import { editionOf, type Mention } from './mentions/mention.ts'
import { findMention, findMentions } from './mentions/store.ts'
import type { CommentStatus, Undoing } from './status.ts'
import { findComment, findComments } from './store.ts'

export type Decided = { readonly id: string } & Pick<Comment, 'thread' | 'status'>

type Reference = { readonly comment: CommentId } | { readonly mention: MentionId }

/** A comment or a mention as a moderator saw it, for the log. */
export type DecidedOn = Pick<Decided, 'thread' | 'status'> & Reference

/** What moderators decide on: how comments and mentions differ. */
export type Decidable<Found extends Decided> = {
  find(database: Database, id: string): Promise<Found | null>
  /** Those that exist, in no particular order. */
  findAll(database: Database, ids: readonly string[]): Promise<readonly Found[]>
  /** Identifies its words. They may change while a moderator reads them, and new ones must not be approved unread. */
  editionOf(found: Found): string
  /** Both return `false`, without any effect, if it is no longer what the caller saw, or may not get this status. */
  change(needs: ActionNeeds, found: Found, to: CommentStatus): Promise<boolean>
  undo(needs: ActionNeeds, found: Found, undoing: Undoing): Promise<boolean>
  /** How the log refers to it. */
  reference(found: Found): Reference
}

export const comments: Decidable<Comment> = {
  find: findComment,
  findAll: findComments,
  editionOf: ({ revision }) => String(revision),
  change: changeStatus,
  undo: undoDecision,
  reference: ({ id }) => ({ comment: id }),
}

export const mentions: Decidable<Mention> = {
  find: findMention,
  findAll: findMentions,
  editionOf,
  change: changeMention,
  undo: undoMentionDecision,
  reference: ({ id }) => ({ mention: id }),
}

/** Whether it still says what the moderator read, as far as that is known. */
export function isAsRead<Found extends Decided>(
  kind: Decidable<Found>,
  found: Found,
  edition: string | undefined,
): boolean {
  return edition === undefined || edition === kind.editionOf(found)
}

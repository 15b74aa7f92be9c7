import type { Comment } from '../../comments/comment.ts'
import type { Mention, MentionSite } from '../../comments/mentions/mention.ts'
import { always, type Query } from '../../storage/sql.ts'
import { logEntry } from '../log/entries.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import type { Needs } from './logged.ts'

/** The part of the spam feature that the desk needs. All functions return statements for a batch. */
export type Blocks = {
  blockAuthor(comment: Comment): Query
  blockNetwork(comment: Comment): Query
  unblockBy(kind: BlockedBy, comment: string): Query
  blockSite(mention: Mention, of: MentionSite): Query
  unblockSite(mention: Mention, of: MentionSite): Query
}

export type BlockedBy = 'author' | 'network'

export type BlockNeeds = Needs & { readonly blocks: Blocks }

/** From now on, comments from this author, or from their network, are treated as spam. */
export async function block(
  { database, world, blocks }: BlockNeeds,
  by: SignedIn,
  { comment, kind }: { readonly comment: Comment; readonly kind: BlockedBy },
): Promise<string> {
  const act = world.newId()
  const { id, thread } = comment
  const entry = { type: 'blocked', act, by: by.id, comment: id, thread, became: kind } as const
  await database.batch([
    kind === 'author' ? blocks.blockAuthor(comment) : blocks.blockNetwork(comment),
    logEntry(entry, world),
  ])
  return act
}

/** Blocks, or removes a block, when an action is undone. `alongside` writes the log. */
export async function reverseBlock(
  { database, blocks }: BlockNeeds,
  { comment, kind, isBlocked }: Reversed,
  alongside: (happens: Query) => readonly Query[],
): Promise<boolean> {
  const add = kind === 'author' ? blocks.blockAuthor(comment) : blocks.blockNetwork(comment)
  await database.batch([...alongside(always), isBlocked ? blocks.unblockBy(kind, comment.id) : add])
  return true
}

type Reversed = {
  readonly comment: Comment
  readonly kind: BlockedBy
  readonly isBlocked: boolean
}

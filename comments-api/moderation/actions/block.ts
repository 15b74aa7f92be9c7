import type { ActionNeeds } from '../../comments/changes/act.ts'
import type { Comment } from '../../comments/comment.ts'
import { type Mention, MentionSite } from '../../comments/mentions/mention.ts'
import { always, type Query } from '../../storage/sql.ts'
import { logEntry, type NewEntry } from '../log/entries.ts'
import type { Entry } from '../log/read.ts'
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

type BlockedBy = 'author' | 'network'

export type BlockNeeds = Needs & { readonly blocks: Blocks }

/** From now on, comments from this author, or from their network, are treated as spam. */
export function block(
  needs: BlockNeeds,
  by: SignedIn,
  { comment, kind }: { readonly comment: Comment; readonly kind: BlockedBy },
): Promise<string> {
  const { id, thread } = comment
  const entry = { by: by.id, comment: id, thread, became: kind }
  return store(needs, entry, blockBy(needs, comment, kind))
}

/** From now on, mentions from this site and comments that link to it are treated as spam. */
export function blockSite(
  needs: BlockNeeds,
  by: SignedIn,
  { mention, of }: { readonly mention: Mention; readonly of: MentionSite },
): Promise<string> {
  const { id, thread } = mention
  const entry = { by: by.id, mention: id, thread, became: of }
  return store(needs, entry, needs.blocks.blockSite(mention, of))
}

async function store(
  { database, world }: Needs,
  entry: Omit<NewEntry, 'type' | 'act'>,
  change: Query,
): Promise<string> {
  const act = world.newId()
  await database.batch([change, logEntry({ ...entry, type: 'blocked', act }, world)])
  return act
}

function blockBy({ blocks }: BlockNeeds, comment: Comment, kind: BlockedBy): Query {
  return kind === 'author' ? blocks.blockAuthor(comment) : blocks.blockNetwork(comment)
}

type ReverseNeeds = BlockNeeds & ActionNeeds

/** Blocks, or removes a block, when an action is undone. */
export async function reverseBlock(
  needs: ReverseNeeds,
  comment: Comment,
  { type, became, was }: Entry,
): Promise<boolean> {
  const kind = (became ?? was) === 'network' ? 'network' : 'author'
  const isBlocked = type === 'blocked'
  const change = isBlocked
    ? needs.blocks.unblockBy(kind, comment.id)
    : blockBy(needs, comment, kind)
  return reverse(needs, change)
}

export async function reverseSiteBlock(
  needs: ReverseNeeds,
  mention: Mention,
  { type, became, was }: Entry,
): Promise<boolean> {
  const { blocks } = needs
  const of = MentionSite.parse(became ?? was)
  const isBlocked = type === 'blocked'
  return reverse(needs, isBlocked ? blocks.unblockSite(mention, of) : blocks.blockSite(mention, of))
}

async function reverse({ database, alongside }: ReverseNeeds, change: Query): Promise<boolean> {
  await database.batch([...(alongside?.(always) ?? []), change])
  return true
}

import type { Comment } from '../../comments/comment.ts'
import type { Mention, MentionSite } from '../../comments/mentions/mention.ts'
import type { Query } from '../../storage/sql.ts'
import { logEntry, type NewEntry } from '../log/entries.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import type { Needs } from './logged.ts'
import type { Act } from './one.ts'

type NewBlock = {
  readonly id: string
  readonly kind: string
  /** Returns a row if it is blocked then. */
  readonly change: Query
  readonly isInForce: Query
}
type BlockChange = { readonly happens: Query; readonly changes: readonly Query[] }
type Block = {
  readonly kind: string
  readonly comment: string | null
  readonly mention: string | null
}

/** The part of the spam feature that the desk needs. */
export type Blocks = {
  blockAuthor(comment: Comment): NewBlock | null
  blockNetwork(comment: Comment): NewBlock
  blockSite(mention: Mention, of: MentionSite): NewBlock
  blockWords(words: string): NewBlock
  lift(id: string): BlockChange
  restore(id: string): BlockChange
  find(id: string): Promise<Block | null>
}

export type BlockNeeds = Needs & { readonly blocks: Blocks }

/** From now on, comments from this author, or from their network, are treated as spam. */
export function block(
  needs: BlockNeeds,
  by: SignedIn,
  { comment, kind }: { readonly comment: Comment; readonly kind: 'author' | 'network' },
): Promise<Act> {
  const { blocks } = needs
  const { id, thread } = comment
  const made = kind === 'author' ? blocks.blockAuthor(comment) : blocks.blockNetwork(comment)
  return store(needs, { by: by.id, comment: id, thread, became: kind }, made)
}

/** From now on, mentions from this site and comments that link to it are treated as spam. */
export function blockSite(
  needs: BlockNeeds,
  by: SignedIn,
  { mention, of }: { readonly mention: Mention; readonly of: MentionSite },
): Promise<Act> {
  const { id, thread } = mention
  const entry = { by: by.id, mention: id, thread, became: of }
  return store(needs, entry, needs.blocks.blockSite(mention, of))
}

export function blockWords(needs: BlockNeeds, by: SignedIn, words: string): Promise<Act> {
  return store(needs, { by: by.id, became: 'words' }, needs.blocks.blockWords(words))
}

async function store(
  { database, world }: Needs,
  entry: Omit<NewEntry, 'type' | 'act' | 'was'>,
  made: NewBlock | null,
): Promise<Act> {
  if (made === null) return null
  const act = world.newId()
  const logged = { ...entry, type: 'blocked', act, was: made.id } as const
  const [done] = await database.batch([made.change, logEntry(logged, world, made.isInForce)])
  return done.length > 0 ? act : null
}

export async function lift(needs: BlockNeeds, by: SignedIn, id: string): Promise<Act> {
  const { blocks, world } = needs
  const found = await blocks.find(id)
  if (found === null) return null
  const { kind: was, comment, mention } = found
  const act = world.newId()
  const entry = { type: 'unblocked', act, by: by.id, comment, mention, was, became: id } as const
  const isDone = await change(needs, blocks.lift(id), happens => [logEntry(entry, world, happens)])
  return isDone ? act : null
}

type Alongside = ((happens: Query) => readonly Query[]) | undefined

/** One batch: what is logged comes first, because `happens` is about the time before the changes. */
export async function change(
  { database }: Pick<Needs, 'database'>,
  { happens, changes }: BlockChange,
  alongside: Alongside,
): Promise<boolean> {
  const rows = await database.batch([...(alongside?.(happens) ?? []), ...changes])
  return (rows.at(-1)?.length ?? 0) > 0
}

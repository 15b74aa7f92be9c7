import type { ActionNeeds } from '../../comments/changes/act.ts'
import { type Mention, MentionSite } from '../../comments/mentions/mention.ts'
import { always } from '../../storage/sql.ts'
import { logEntry } from '../log/entries.ts'
import type { Entry } from '../log/read.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import type { BlockNeeds } from './block.ts'

/** From now on, mentions from this site and comments that link to it are treated as spam. */
export async function blockSite(
  { database, world, blocks }: BlockNeeds,
  by: SignedIn,
  { mention, of }: { readonly mention: Mention; readonly of: MentionSite },
): Promise<string> {
  const act = world.newId()
  const { id, thread } = mention
  const entry = { type: 'blocked', act, by: by.id, mention: id, thread, became: of } as const
  await database.batch([blocks.blockSite(mention, of), logEntry(entry, world)])
  return act
}

export async function reverseSiteBlock(
  { database, blocks, alongside }: BlockNeeds & ActionNeeds,
  mention: Mention,
  { type, was, became }: Entry,
): Promise<boolean> {
  const of = MentionSite.parse(became ?? was)
  const change =
    type === 'blocked' ? blocks.unblockSite(mention, of) : blocks.blockSite(mention, of)
  await database.batch([...(alongside?.(always) ?? []), change])
  return true
}

import { z } from 'zod'
import { instant } from '../../storage/instant.ts'
import { always, insertWhere, type Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

/** Everything that the desk logs. The list is also in `docs/guides/moderating.md`. */
export const EntryType = z.enum([
  'decided',
  'edited',
  'replied',
  'pinned',
  'unpinned',
  'closed',
  'reopened',
  'blocked',
  'unblocked',
  'signed-in',
  'session-ended',
  'passkey-added',
  'passkey-removed',
])
export type EntryType = z.infer<typeof EntryType>

/** Holds ids only, and no words, names or addresses, so that it can stay when a person is erased. */
export type NewEntry = {
  readonly type: EntryType
  /** The id of the moderator. */
  readonly by: string
  /** Shared by everything that one press of a button did. */
  readonly act?: string
  readonly comment?: string | null
  readonly mention?: string | null
  readonly thread?: string | null
  /** Of a block: its id and its kind, the kind where it is in force. */
  readonly was?: string | null
  readonly became?: string | null
}

/** Stands for the moderator if a decision was made by a mailed link, which asks for no name. */
export const byMail = 'mail'

/** Returns a statement for the batch that performs the action. */
export function logEntry(entry: NewEntry, world: World, happens: Query = always): Query {
  const id = world.newId()
  const row = {
    id,
    act: entry.act ?? id,
    moderator: entry.by,
    type: entry.type,
    comment: entry.comment ?? null,
    mention: entry.mention ?? null,
    thread: entry.thread ?? null,
    was: entry.was ?? null,
    became: entry.became ?? null,
    created_at: instant(world.now()),
  }
  return insertWhere('audit', row, happens)
}

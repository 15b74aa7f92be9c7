import { z } from 'zod'
import { instant } from '../../storage/instant.ts'
import { always, insertWhere, type Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

/** Everything that the desk logs; listed in `docs/guides/moderating.md`. */
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

/** Ids only, never words, names or addresses, so that the log may stay when a person is erased. */
export type NewEntry = {
  readonly type: EntryType
  /** The moderator. */
  readonly by: string
  /** Everything that one press of a button did shares this id. */
  readonly act?: string
  readonly comment?: string
  readonly mention?: string
  readonly thread?: string
  readonly was?: string
  readonly became?: string
}

/** The moderator of decisions by a mailed link, which asks for no name. */
export const byMail = 'mail'

/** A statement for the batch that performs the action. */
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

import { z } from 'zod'
import { instant } from '../../storage/instant.ts'
import { always, insertWhere, type Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

/** What the log of the desk knows of. `docs/guides/moderating.md` lists them. */
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

/** Ids only, and never words, names or addresses: so the log may stay when a person is erased. */
export type NewEntry = {
  readonly type: EntryType
  /** The moderator. */
  readonly by: string
  /** What one press of a button did has one act. */
  readonly act?: string
  readonly comment?: string
  readonly mention?: string
  readonly thread?: string
  readonly was?: string
  readonly became?: string
}

/** Who has the link of a mail is not asked for a name. */
export const byMail = 'mail'

/** A statement for the batch that does it. */
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

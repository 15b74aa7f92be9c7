import { z } from 'zod'
import { beforeCursor } from '../../comments/reading/cursor.ts'
import { cursorAfter } from '../../contract/cursor.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { EntryType } from './entries.ts'

const StoredEntry = z.object({
  id: z.string(),
  act: z.string(),
  moderator: z.string(),
  moderatorName: z.string().nullable(),
  type: EntryType,
  comment: z.string().nullable(),
  mention: z.string().nullable(),
  /** The current name of the author. */
  authorName: z.string().nullable(),
  /** Whether any of the words still exist. Stored as 1 or 0. */
  hasWords: z.number().transform(Boolean),
  status: z.string().nullable(),
  thread: z.string().nullable(),
  /** The block that was made or lifted, as long as it is stored. */
  block: z.string().nullable(),
  blockedWords: z.string().nullable(),
  was: z.string().nullable(),
  became: z.string().nullable(),
  undoneAt: z.string().nullable(),
  createdAt: z.string(),
})
export type Entry = z.infer<typeof StoredEntry>

const pageSize = 50

const selectEntries: Query = sql`
  select audit.id, audit.act, audit.moderator, moderators.name as "moderatorName", audit.type,
    audit.comment, audit.mention, coalesce(comments.author_name, mentions.author) as "authorName",
    case
      when comments.author_name <> '' then 1
      when mentions.title <> '' or mentions.author <> '' or mentions.excerpt <> '' then 1
      else 0
    end as "hasWords",
    coalesce(comments.status, mentions.status) as status, audit.thread,
    blocks.id as block, case when blocks.kind like '%words' then blocks.value end as "blockedWords", audit.was,
    audit.became, audit.undone_at as "undoneAt", audit.created_at as "createdAt"
  from audit
  left join moderators on moderators.id = audit.moderator
  left join comments on comments.id = audit.comment
  left join mentions on mentions.id = audit.mention
  left join blocks on blocks.id = case audit.type when 'blocked' then audit.was when 'unblocked' then audit.became end`

/** A page of the log, the newest entries first. `next` is the cursor of the following page, or `null`. */
export async function readLog(
  database: Database,
  before: string | null,
): Promise<{ readonly entries: readonly Entry[]; readonly next: string | null }> {
  const found = await read(
    database,
    sql`
      ${selectEntries}
      where ${beforeCursor(before, 'audit')}
      order by audit.created_at desc, audit.id desc
      ${sql.limit(pageSize + 1)}`,
  )
  const entries = found.slice(0, pageSize)
  const last = entries.at(-1)
  return { entries, next: last && found.length > pageSize ? cursorAfter(last) : null }
}

/** Everything that one press of a button did. */
export function readAct(database: Database, act: string): Promise<Entry[]> {
  return read(database, sql`${selectEntries} where audit.act = ${act} order by audit.id`)
}

export function readHistory(database: Database, comment: string): Promise<Entry[]> {
  return read(
    database,
    sql`
      ${selectEntries}
      where audit.comment = ${comment}
      order by audit.created_at desc, audit.id desc
      ${sql.limit(pageSize)}`,
  )
}

/** What decides whether an entry is in force, see standing.ts. */
export type Logged = Pick<Entry, 'id' | 'type' | 'was' | 'became' | 'undoneAt' | 'createdAt'>

/** Everything that was logged about what this entry is about, the oldest first. */
export function readSubject(
  database: Database,
  { comment, mention, thread }: Pick<Entry, 'comment' | 'mention' | 'thread'>,
): Promise<readonly Logged[]> {
  return database.all<Logged>(sql`
    select id, type, was, became, undone_at as "undoneAt", created_at as "createdAt"
    from audit
    where ${subject({ comment, mention, thread })}
    order by created_at, id`)
}

/** Only what concerns a whole thread is logged without a comment or a mention. */
function subject({ comment, mention, thread }: Pick<Entry, 'comment' | 'mention' | 'thread'>) {
  if (comment !== null) return sql`comment = ${comment}`
  if (mention !== null) return sql`mention = ${mention}`
  return sql`thread = ${thread} and comment is null and mention is null`
}

async function read(database: Database, query: Query): Promise<Entry[]> {
  return z.array(StoredEntry).parse(await database.all(query))
}

import { CommentId, MentionId, ThreadId } from '../../contract/ids.ts'
import { MentionKind, type Via } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { listOf } from '../../storage/many.ts'
import { insertWhere, never, type Query, sql } from '../../storage/sql.ts'
import { readReasons } from '../reasons.ts'
import { CommentStatus } from '../status.ts'
import { raiseVersion, versionOf } from '../thread-version.ts'
import type { Mention } from './mention.ts'

export type MentionRow = {
  readonly id: string
  readonly thread: string
  readonly parent: string | null
  readonly source: string | null
  readonly url: string
  readonly kind: string
  readonly title: string
  readonly author: string | null
  readonly author_url: string | null
  readonly excerpt: string
  readonly status: string
  readonly reasons: string
  readonly created_at: string
}

export const mentionColumns = sql.raw(
  'id, thread, parent, source, url, kind, title, author, author_url, excerpt, status, reasons, created_at',
)

export function readMention(row: MentionRow): Mention {
  return {
    id: MentionId.parse(row.id),
    thread: ThreadId.parse(row.thread),
    parent: row.parent === null ? null : CommentId.parse(row.parent),
    source: row.source,
    url: row.url,
    kind: MentionKind.parse(row.kind),
    title: row.title,
    author: row.author === null ? null : { name: row.author, url: row.author_url },
    excerpt: row.excerpt,
    status: CommentStatus.parse(row.status),
    reasons: readReasons(row.reasons),
    createdAt: row.created_at,
  }
}

export async function findMention(database: Database, id: string): Promise<Mention | null> {
  const [row] = await database.all<MentionRow>(
    sql`select ${mentionColumns} from mentions where id = ${id}`,
  )
  return row ? readMention(row) : null
}

/** Those that exist, in no particular order. */
export async function findMentions(database: Database, ids: readonly string[]): Promise<Mention[]> {
  if (ids.length === 0) return []
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where id in (${listOf(ids)})`)
  return rows.map(readMention)
}

/** Whether its words may come from a trackback's sender instead of its page. */
export async function isByTrackback(database: Database, { id }: Mention): Promise<boolean> {
  const found = await database.all(
    sql`select 1 from mentions where id = ${id} and via = 'trackback'`,
  )
  return found.length > 0
}

type New = { readonly via: Via; readonly condition: Query }

/** Comes after `insertThread` and `raiseForNew` in a batch. Only a public mention gets a version. */
export function insertMention(mention: Mention, { via, condition }: New): Query {
  const { id, thread, status, createdAt } = mention
  const version = status === 'approved' ? versionOf(thread) : 0
  const row = { id, thread, ...wordsOf(mention), via, version, created_at: createdAt }
  return insertWhere('mentions', row, condition)
}

export function raiseForNew({ thread, status }: Mention, condition: Query): Query {
  return raiseVersion(thread, 0, status === 'approved' ? condition : never)
}

/** Stores what its page says now. Comes after `raiseForMention` in a batch. */
export function replaceMention(mention: Mention, before: Mention): Query {
  const version = isSeen(before, mention) ? versionOf(mention.thread) : sql`version`
  return sql`
    update mentions
    set ${sql.set({ ...wordsOf(mention), version })}
    where id = ${mention.id} and status = ${before.status}`
}

/** A change that readers can see raises the version of the thread. */
export function raiseForMention(mention: Mention, before: Mention): Query {
  const unchanged = sql`
    exists (select 1 from mentions where id = ${before.id} and status = ${before.status})`
  return raiseVersion(mention.thread, 0, isSeen(before, mention) ? unchanged : never)
}

/** True while the mention is as it was found, in status and in all that `editionOf` identifies it by. */
export function isAsFound({ id, status, url, kind, title, author, excerpt }: Mention): Query {
  return sql`
    id = ${id} and status = ${status} and url = ${url} and kind = ${kind} and title = ${title}
    and author is not distinct from ${author?.name ?? null}
    and author_url is not distinct from ${author?.url ?? null} and excerpt = ${excerpt}`
}

type WithStatus = Pick<Mention, 'status'>

export function isSeen(before: WithStatus, after: WithStatus): boolean {
  return before.status === 'approved' || after.status === 'approved'
}

function wordsOf(mention: Mention) {
  return {
    parent: mention.parent,
    source: mention.source,
    url: mention.url,
    kind: mention.kind,
    title: mention.title,
    author: mention.author?.name ?? null,
    author_url: mention.author?.url ?? null,
    excerpt: mention.excerpt,
    status: mention.status,
    reasons: JSON.stringify(mention.reasons),
  }
}

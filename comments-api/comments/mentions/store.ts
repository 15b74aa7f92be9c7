import { CommentId, MentionId, ThreadId } from '../../contract/ids.ts'
import { MentionKind, type Via } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { listOf } from '../../storage/many.ts'
import { insertWhere, never, type Query, sql } from '../../storage/sql.ts'
import { CommentStatus } from '../status.ts'
import { raiseVersion, versionOf } from '../thread-version.ts'
import { foreignAddress, withoutQuery, withPlainHost } from '../threads/page-address.ts'
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
    reasons: (JSON.parse(row.reasons) as unknown[]).map(String),
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

/** An imported mention may have only a `url`. */
export async function findBySource(
  database: Database,
  thread: string,
  source: string,
): Promise<Mention | null> {
  const isIt = [sql`source = ${source}`, sql`source is null and url = ${source}`]
  const [row] = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where ${isAmong(thread, isIt)}
    order by created_at, id
    limit 1`)
  return row ? readMention(row) : null
}

/** Finds the mention of a page by another spelling of its address, such as with `http://` or tracking parameters. */
export async function findBySamePage(
  database: Database,
  thread: string,
  source: string,
): Promise<Mention | null> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where ${isAtHostOf(thread, source)}
    order by created_at, id`)
  const page = foreignAddress(source)
  const row = rows.find(known => foreignAddress(known.source ?? known.url) === page)
  return row ? readMention(row) : null
}

/**
 * Finds each by an index, without reading the other mentions of the post: strangers send them, and there may be very
 * many.
 */
function isAmong(thread: string, conditions: readonly Query[]): Query {
  const found = conditions.map(
    condition => sql`select id from mentions where thread = ${thread} and ${condition}`,
  )
  return sql`id in (${sql.join(found, ' union all ')})`
}

/** Mentions from the same host, with any port, and with or without the final dot, since archives keep both. */
function isAtHostOf(thread: string, address: string): Query {
  const { hostname } = new URL(withPlainHost(address))
  const hosts = [`http://${hostname}`, `https://${hostname}`].flatMap(host => [host, `${host}.`])
  const beginnings = hosts.flatMap(host => [`${host}/`, `${host}:`])
  return isAmong(
    thread,
    beginnings.flatMap(beginning => [
      begins(sql`source`, beginning),
      sql`source is null and ${begins(sql`url`, beginning)}`,
    ]),
  )
}

/** Unlike `like`, this uses an index. */
function begins(column: Query, beginning: string): Query {
  const last = beginning.charCodeAt(beginning.length - 1)
  const next = beginning.slice(0, -1) + String.fromCharCode(last + 1)
  return sql`${column} >= ${beginning} and ${column} < ${next}`
}

type Placed = Pick<Mention, 'source' | 'url'>

/**
 * Finds the mention of a page with the same words and an address that differs only in its query. Most pages are the
 * same for `?x=1` and `?x=2`, and anybody can send both; if they are different pages, they have different words. `null`
 * if the author has no address, because then no mention of theirs is shown without a moderator.
 */
export async function findRepeated(database: Database, mention: Mention): Promise<Mention | null> {
  const { thread, kind, title, author, excerpt } = mention
  if (author === null || author.url === null) return null
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where ${isAtHostOf(thread, mention.source ?? mention.url)} and kind = ${kind}
      and title = ${title} and excerpt = ${excerpt}
      and author = ${author.name} and author_url = ${author.url}
    order by created_at, id`)
  const place = placeOf(mention)
  const row = rows.find(known => placeOf(known) === place)
  return row ? readMention(row) : null
}

/** Whether the address of its page has a query. */
export function isAsking(mention: Placed): boolean {
  return foreignAddress(mention.source ?? mention.url) !== `${placeOf(mention)}?`
}

function placeOf({ source, url }: Placed): string {
  return withoutQuery(foreignAddress(source ?? url))
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
  const columns = Object.entries(wordsOf(mention)).map(
    ([name, value]) => sql`${sql.ref(name)} = ${value}`,
  )
  const version = isSeen(before, mention) ? versionOf(mention.thread) : sql`version`
  return sql`
    update mentions
    set ${sql.join(columns)}, version = ${version}
    where id = ${mention.id} and status = ${before.status}`
}

/** A change that readers can see raises the version of the thread. */
export function raiseForMention(mention: Mention, before: Mention): Query {
  const unchanged = sql`
    exists (select 1 from mentions where id = ${before.id} and status = ${before.status})`
  return raiseVersion(mention.thread, 0, isSeen(before, mention) ? unchanged : never)
}

/** True while the mention is as it was found, in status and words. */
export function isAsFound({ id, status, url, title, excerpt }: Mention): Query {
  return sql`
    id = ${id} and status = ${status} and url = ${url} and title = ${title} and excerpt = ${excerpt}`
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

import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { foreignAddress, withoutQuery, withPlainHost } from '../threads/page-address.ts'
import type { Mention } from './mention.ts'
import { type MentionRow, mentionColumns, readMention } from './store.ts'

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

import { ThreadId } from '../../contract/ids.ts'
import type { WireMention } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { Mention } from './mention.ts'
import { type MentionRow, mentionColumns, readMention } from './store.ts'

/** In one answer. Somebody approved the first one of each author. */
const most = 2_000

/**
 * The newest first. With `since`, those that were or are public and changed after that version: what is no longer
 * approved has no words. With `null`, what is public.
 */
export async function listMentions(
  database: Database,
  thread: string,
  since: number | null,
): Promise<WireMention[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where thread = ${ThreadId.parse(thread)} and ${isWanted(since)}
    order by created_at desc, id desc
    ${sql.limit(most)}`)
  return rows.map(row => toWire(readMention(row)))
}

function isWanted(since: number | null): Query {
  return since === null ? sql`status = 'approved'` : sql`version > ${since}`
}

/** A mention as everybody may see it. */
function toWire(mention: Mention): WireMention {
  const { id, parent, kind, url, title, author, excerpt, status, createdAt } = mention
  const place = { id, parent, kind, url, createdAt }
  if (status !== 'approved') {
    return { ...place, title: '', author: null, authorUrl: null, excerpt: '', status: 'deleted' }
  }
  const { name = null, url: authorUrl = null } = author ?? {}
  return { ...place, title, author: name, authorUrl, excerpt, status }
}

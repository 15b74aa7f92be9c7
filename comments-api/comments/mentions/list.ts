import { ThreadId } from '../../contract/ids.ts'
import type { WireMention } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { Mention } from './mention.ts'
import { type MentionRow, mentionColumns, readMention } from './store.ts'

const most = 200

/** Mentions that have been public and changed after `since`. Those no longer approved have no words. */
export async function listMentions(
  database: Database,
  thread: string,
  since: number,
): Promise<WireMention[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where thread = ${ThreadId.parse(thread)} and version > ${since}
    order by created_at desc, id desc
    ${sql.limit(most)}`)
  return rows.map(row => toWire(readMention(row)))
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

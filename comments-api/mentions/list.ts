import type { WireMention } from '../contract/thread.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'

type Row = {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly author: string | null
  readonly excerpt: string
  readonly status: string
  readonly created_at: string
}

const most = 200

/** What was public at some time and changed after `since`; what is no longer approved comes without its words. */
export async function listMentions(
  database: Database,
  thread: string,
  since: number,
): Promise<WireMention[]> {
  const rows = await database.all<Row>(sql`
    select id, url, title, author, excerpt, status, created_at
    from mentions
    where thread = ${thread} and version > ${since}
    order by created_at desc, id desc
    limit ${most}`)
  return rows.map(readMention)
}

function readMention(row: Row): WireMention {
  const { id, url, created_at: createdAt } = row
  if (row.status !== 'approved') {
    return { id, url, title: '', author: null, excerpt: '', createdAt, status: 'deleted' }
  }
  const { title, author, excerpt } = row
  return { id, url, title, author, excerpt, createdAt, status: 'approved' }
}

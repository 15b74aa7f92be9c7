import type { Mention } from '../../comments/mentions/mention.ts'
import { type MentionRow, mentionColumns, readMention } from '../../comments/mentions/store.ts'
import { beforeCursor } from '../../comments/reading/cursor.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { cursorAfter } from '../../contract/cursor.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'

export type MentionQueue = {
  readonly mentions: readonly Mention[]
  /** The cursor of the following page, or `null`. */
  readonly next: string | null
}

const pageSize = 25

/** A page of mentions, the newest first. */
export async function readMentions(
  database: Database,
  { status, cursor }: { readonly status: CommentStatus; readonly cursor: string | null },
): Promise<MentionQueue> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where status = ${status} and ${beforeCursor(cursor, 'mentions')}
    order by created_at desc, id desc
    ${sql.limit(pageSize + 1)}`)
  const mentions = rows.slice(0, pageSize).map(readMention)
  const last = mentions.at(-1)
  return { mentions, next: last && rows.length > pageSize ? cursorAfter(last) : null }
}

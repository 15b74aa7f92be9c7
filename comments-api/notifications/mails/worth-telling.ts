import type { Comment } from '../../comments/comment.ts'
import type { Mention } from '../../comments/mentions/mention.ts'
import {
  findMention,
  type MentionRow,
  mentionColumns,
  readMention,
} from '../../comments/mentions/store.ts'
import { readReasons } from '../../comments/reasons.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'

/** A comment, and why it is held. */
export type Told = { readonly comment: Comment; readonly reasons: readonly string[] }

/** Moderators need no news of their own words, and nobody needs news of spam. */
const isWorthTelling = sql`status in ('pending', 'approved') and is_owner = 0`

export async function findTold(database: Database, id: string): Promise<Told | null> {
  const [told] = await readTold(database, sql`id = ${id} and ${isWorthTelling}`, 1)
  return told ?? null
}

/** What waits, and what was published since. */
export function listTold(
  database: Database,
  { since, most }: { readonly since: string; readonly most: number },
): Promise<Told[]> {
  const isNew = sql`(${isWorthTelling} and created_at >= ${since})`
  return readTold(database, sql`(status = 'pending' or ${isNew})`, most)
}

async function readTold(database: Database, wanted: Query, most: number): Promise<Told[]> {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where ${wanted}
    order by created_at, id
    ${sql.limit(most)}`)
  return rows.map(row => ({ comment: readComment(row), reasons: readReasons(row.reasons) }))
}

export async function findToldMention(database: Database, id: string): Promise<Mention | null> {
  const mention = await findMention(database, id)
  return mention?.status === 'pending' || mention?.status === 'approved' ? mention : null
}

export async function listWaitingMentions(database: Database, most: number): Promise<Mention[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where status = 'pending'
    order by created_at, id
    ${sql.limit(most)}`)
  return rows.map(readMention)
}

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
  const [told] = await readTold(database, sql`id = ${id} and ${isWorthTelling}`)
  return told ?? null
}

/** What waits, and what was published since. */
const isOfDigest = (since: string) =>
  sql`(status = 'pending' or (${isWorthTelling} and created_at >= ${since}))`

export function countTold(database: Database, since: string): Promise<number> {
  return count(database, sql`from comments where ${isOfDigest(since)}`)
}

/** The newest of it. What was edited is as new as its words, which have to be read again. */
export function listTold(
  database: Database,
  { since, most }: { readonly since: string; readonly most: number },
): Promise<Told[]> {
  const newest = sql`
    select id
    from comments
    where ${isOfDigest(since)}
    order by coalesce(edited_at, created_at) desc, id desc
    ${sql.limit(most)}`
  return readTold(database, sql`id in (${newest})`)
}

async function readTold(database: Database, wanted: Query): Promise<Told[]> {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where ${wanted}
    order by created_at, id`)
  return rows.map(row => ({ comment: readComment(row), reasons: readReasons(row.reasons) }))
}

export async function findToldMention(database: Database, id: string): Promise<Mention | null> {
  const mention = await findMention(database, id)
  return mention?.status === 'pending' || mention?.status === 'approved' ? mention : null
}

const waitingMentions = sql`from mentions where status = 'pending'`

export function countWaitingMentions(database: Database): Promise<number> {
  return count(database, waitingMentions)
}

/** The newest of them. */
export async function listWaitingMentions(database: Database, most: number): Promise<Mention[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    ${waitingMentions}
    order by created_at desc, id desc
    ${sql.limit(most)}`)
  return rows.map(readMention).reverse()
}

async function count(database: Database, those: Query): Promise<number> {
  const [row] = await database.all<{ readonly count: number }>(
    sql`select count(*) as count ${those}`,
  )
  return row?.count ?? 0
}

import { CommentId } from '../contract/ids.ts'
import { Problem } from '../contract/problems.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import { isSame, keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'
import type { Comment } from './comment.ts'
import { type CommentRow, commentColumns, readComment } from './store.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  readonly editWindow: number
}

type Row = CommentRow & { readonly edit_hash: string | null }

/** Identifies a comment and proves that it is one's own. */
export type Claim = { readonly id: string; readonly token: string }

/**
 * Finds a comment for its author, within the window for edits. Every failure is the same problem, so that nobody learns
 * which ids exist.
 */
export async function requireOwn(needs: Needs, { id, token }: Claim): Promise<Comment> {
  const row = await findRow(needs.database, id)
  const isOwn = isSame(editHash(needs.secret, { id, token }), row?.edit_hash ?? '')
  if (!row || !isOwn || !isEditable(needs, row.created_at)) throw new Problem('unknown-comment')
  return readComment(row)
}

/** Bound to the comment, so that a hash is worth nothing for another. */
export function editHash(secret: string, { id, token }: Claim): string {
  return keyedHash(secret, 'edit', `${id}\n${token}`)
}

async function findRow(database: Database, id: string): Promise<Row | undefined> {
  if (!CommentId.safeParse(id).success) return undefined
  const [row] = await database.all<Row>(sql`
    select ${commentColumns}, comments.edit_hash
    from comments
    where id = ${id} and status <> 'deleted'`)
  return row
}

/** The window starts with the comment: an edit does not extend it. */
export function editableUntil(createdAt: string, window: number): string {
  return instant(Date.parse(createdAt) + window)
}

function isEditable({ world, editWindow }: Needs, createdAt: string): boolean {
  // A time far in the future dates from before the clock was set back.
  return Math.abs(world.now() - Date.parse(createdAt)) < editWindow
}

import { CommentId } from '../contract/ids.ts'
import { Problem } from '../contract/problems.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'
import type { Comment } from './comment.ts'
import { type CommentRow, commentColumns, readComment } from './store.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  readonly editWindow: number
}

/** Identifies a comment and proves that it is one's own. */
export type Claim = { readonly id: string; readonly token: string }

/**
 * Finds a comment for its author, within the window for edits. Every failure is the same problem, so that nobody learns
 * which ids exist.
 */
export async function requireOwn(needs: Needs, claim: Claim): Promise<Comment> {
  const row = await findRow(needs, claim)
  if (!row || !isEditable(needs, row.created_at)) throw new Problem('unknown-comment')
  return readComment(row)
}

/** Bound to the comment, so that a hash is worth nothing for another. */
export function editHash(secret: string, { id, token }: Claim): string {
  return keyedHash(secret, 'edit', `${id}\n${token}`)
}

/**
 * A wrong token finds nothing, which takes as long as an id that does not exist: a comment of others is not even read.
 * What the hash is compared with is not for anybody to choose, so it does not matter how long that takes.
 */
async function findRow({ database, secret }: Needs, claim: Claim): Promise<CommentRow | undefined> {
  if (!CommentId.safeParse(claim.id).success) return undefined
  const [row] = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from comments
    where id = ${claim.id} and edit_hash = ${editHash(secret, claim)} and status <> 'deleted'`)
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

import { z } from 'zod'
import type { Comment } from '../comments/comment.ts'
import { findComment } from '../comments/store.ts'
import { Problem } from '../contract/problems.ts'
import type { Database } from '../storage/database.ts'

/** The part of a path that identifies a comment, or an action in the log. */
export const ById = z.strictObject({ id: z.string().max(40) })

export async function requireComment(database: Database, id: string): Promise<Comment> {
  const comment = await findComment(database, id)
  if (!comment) throw new Problem('not-found')
  return comment
}

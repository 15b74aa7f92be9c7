import { z } from 'zod'
import { Problem } from '../contract/problems.ts'
import type { Database } from '../storage/database.ts'
import type { Comment } from './comment.ts'
import { findComment } from './store.ts'

/** The part of a path that identifies a comment, or something else that moderators act on. */
export const ById = z.strictObject({ id: z.string().max(40) })

export async function requireComment(database: Database, id: string): Promise<Comment> {
  const comment = await findComment(database, id)
  if (!comment) throw new Problem('not-found')
  return comment
}

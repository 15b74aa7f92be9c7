import { Problem } from '../contract/problems.ts'
import { day } from '../durations.ts'
import { UniqueViolation } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'
import type { Comment } from './comment.ts'

const refusedFor = day

export function forgetOldDigests(world: World): Query {
  const cutoff = instant(world.now() - refusedFor)
  return sql`delete from submissions where created_at < ${cutoff}`
}

type Needs = { readonly secret: string; readonly world: World }

/** The second of two equal submissions, even at the same moment, breaks the unique key and its whole batch. Keyed, so that the table betrays no words. */
export function rememberDigest(
  { secret, world }: Needs,
  comment: Comment,
  condition: Query,
): Query {
  const { id, thread, parent, author, body } = comment
  const words = JSON.stringify([thread, parent, author.name, author.email, author.url, body])
  const digest = keyedHash(secret, 'submission', words)
  const createdAt = instant(world.now())
  return sql`
    insert into submissions (digest, created_at, comment)
    select ${digest}, ${createdAt}, ${id}
    where ${condition}`
}

/** Words that are no longer there may be sent again. */
export function forgetDigest({ id }: Comment, condition: Query): Query {
  return sql`delete from submissions where comment = ${id} and ${condition}`
}

/** The digests' key is the only one of its batch that can exist already. */
export async function refusingRepeats<Stored>(storing: Promise<Stored>): Promise<Stored> {
  try {
    return await storing
  } catch (error) {
    if (error instanceof UniqueViolation) throw new Problem('duplicate-comment', { cause: error })
    throw error
  }
}

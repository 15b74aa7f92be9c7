import { Problem } from '../../contract/problems.ts'
import { day } from '../../durations.ts'
import { isOlder } from '../../storage/age.ts'
import { UniqueViolation } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { always, type Query, sql } from '../../storage/sql.ts'
import { keyedHash } from '../../tokens.ts'
import type { World } from '../../world.ts'
import type { Comment } from '../comment.ts'

const refusedFor = day

export function forgetOldDigests(world: World): Query {
  return sql`delete from submissions where ${isOld(world)}`
}

type Needs = { readonly secret: string; readonly world: World }

/** Remembers what is new. Words that are a day old are no repeat, even where nobody has forgotten them yet. */
export function rememberFirst(needs: Needs, comment: Comment): readonly Query[] {
  const digest = digestOf(needs, comment)
  return [
    sql`delete from submissions where digest = ${digest} and ${isOld(needs.world)}`,
    insertDigest(needs.world, { digest, comment, condition: always }),
  ]
}

export function rememberDigest(needs: Needs, comment: Comment, condition: Query): Query {
  const digest = digestOf(needs, comment)
  return insertDigest(needs.world, { digest, comment, condition })
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

/** Keyed, so that the table betrays no words. */
function digestOf({ secret }: Needs, { thread, parent, author, body }: Comment): string {
  const { name, email, url } = author
  return keyedHash(secret, 'submission', JSON.stringify([thread, parent, name, email, url, body]))
}

type Digest = { readonly digest: string; readonly comment: Comment; readonly condition: Query }

/** The second of two equal submissions, even at the same moment, breaks the unique key and its whole batch. */
function insertDigest(world: World, { digest, comment, condition }: Digest): Query {
  return sql`
    insert into submissions (digest, created_at, comment)
    select ${digest}, ${instant(world.now())}, ${comment.id}
    where ${condition}`
}

function isOld(world: World): Query {
  return isOlder('created_at', refusedFor, world)
}

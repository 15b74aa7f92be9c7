import { Problem } from '../../contract/problems.ts'
import { day } from '../../durations.ts'
import { isOlder } from '../../storage/age.ts'
import { type Database, UniqueViolation } from '../../storage/database.ts'
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

/** How a comment is stored, together with these. */
type Store<Stored> = (digests: readonly Query[]) => Promise<Stored>

/**
 * Words that are a day old are no repeat, even where nobody has forgotten them yet. It is asked
 * where they are in the way, and so seldom: to forget them before would be a statement for each comment.
 */
export async function storeUnlessRepeated<Stored>(
  needs: Needs & { readonly database: Database },
  comment: Comment,
  store: Store<Stored>,
): Promise<Stored> {
  const { database, world } = needs
  const digest = digestOf(needs, comment)
  const remember = insertDigest(world, { digest, comment, condition: always })
  const isOutdated = sql`digest = ${digest} and ${isOld(world)}`
  try {
    return await store([remember])
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error
    const old = await database.all(sql`select 1 from submissions where ${isOutdated}`)
    if (old.length === 0) throw new Problem('duplicate-comment', { cause: error })
  }
  return refusingRepeats(store([sql`delete from submissions where ${isOutdated}`, remember]))
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

import { Problem } from '../../contract/problems.ts'
import { day } from '../../durations.ts'
import { isOlder, isWithin } from '../../storage/age.ts'
import { type Database, UniqueViolation } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { keyedHash } from '../../tokens.ts'
import type { World } from '../../world.ts'
import type { Comment } from '../comment.ts'

const refusedFor = day

export function forgetOldDigests(world: World): Query {
  return sql`delete from submissions where ${isOld(world)}`
}

type Needs = { readonly secret: string; readonly world: World }

type Words = {
  readonly comment: Comment
  /** Whether they are stored at all. */
  readonly condition: Query
}
/** How they are stored, together with these. */
type Store<Stored> = (digests: readonly Query[]) => Promise<Stored>

/**
 * The second of two equal submissions, even at the same moment, breaks a unique key and its whole batch. Words that are a
 * day old are no repeat, even where nobody has forgotten them yet: only where a key is broken is it asked how old they
 * are, and so seldom; to forget them before would be a statement for each comment.
 */
export async function storeUnlessRepeated<Stored>(
  needs: Needs & { readonly database: Database },
  { comment, condition }: Words,
  store: Store<Stored>,
): Promise<Stored> {
  const { database, world } = needs
  const digest = digestOf(needs, comment)
  const remember = sql`
    insert into submissions (digest, created_at, comment)
    select ${digest}, ${instant(world.now())}, ${comment.id}
    where ${condition}`
  try {
    return await store([remember])
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error
    const isRepeated = sql`digest = ${digest} and ${isWithin('created_at', refusedFor, world)}`
    const repeated = await database.all(sql`select 1 from submissions where ${isRepeated}`)
    if (repeated.length > 0) throw new Problem('duplicate-comment', { cause: error })
  }
  const forget = sql`delete from submissions where digest = ${digest} and ${isOld(world)}`
  return refusingRepeats(store([forget, remember]))
}

/** Words that are no longer there may be sent again. */
export function forgetDigest({ id }: Comment, condition: Query): Query {
  return sql`delete from submissions where comment = ${id} and ${condition}`
}

/** Somebody was quicker: with the same words, or with the same proof of work or link, which are good for one comment. */
async function refusingRepeats<Stored>(storing: Promise<Stored>): Promise<Stored> {
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

function isOld(world: World): Query {
  return isOlder('created_at', refusedFor, world)
}

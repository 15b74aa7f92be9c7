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
type DatabaseNeeds = Needs & { readonly database: Database }

type Words = {
  readonly comment: Comment
  /** True, in SQL, if they are stored at all. */
  readonly condition: Query
}

/** What is good for one comment only, a proof of work or a link, has just been used for another. */
export const usedUp = 'used up'
export type UsedUp = typeof usedUp

/** Stores them in one batch with these statements. */
type Store<Stored> = (digests: readonly Query[]) => Promise<Stored>

/**
 * Stores a digest of the words with them, under a unique key: the second of two equal submissions, even
 * at the same moment, violates it and undoes its whole batch. Only then do we check how old the first is.
 * If it is older than a day, its digest is deleted and the batch is tried once more. Deleting old digests
 * beforehand would cost every comment one more statement.
 */
export async function storeUnlessRepeated<Stored>(
  needs: DatabaseNeeds,
  { comment, condition }: Words,
  store: Store<Stored>,
): Promise<Stored | UsedUp> {
  const digest = digestOf(needs, comment)
  const remember = sql`
    insert into submissions (digest, created_at, comment)
    select ${digest}, ${instant(needs.world.now())}, ${comment.id}
    where ${condition}`
  const forget = sql`delete from submissions where digest = ${digest} and ${isOld(needs.world)}`
  try {
    return await store([remember])
  } catch (error) {
    await refuseRepeat(needs, digest, error)
  }
  try {
    return await store([forget, remember])
  } catch (error) {
    await refuseRepeat(needs, digest, error)
    return usedUp
  }
}

async function refuseRepeat(
  { database, world }: DatabaseNeeds,
  digest: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof UniqueViolation)) throw error
  const isRepeated = sql`digest = ${digest} and ${isWithin('created_at', refusedFor, world)}`
  const repeated = await database.all(sql`select 1 from submissions where ${isRepeated}`)
  if (repeated.length > 0) throw new Problem('duplicate-comment', { cause: error })
}

/** Tries once more if a proof of work was used up in the meantime: the judge then knows. */
export async function againIfUsedUp<Done>(decide: () => Promise<Done | UsedUp>): Promise<Done> {
  const done = await decide()
  return done === usedUp ? unlessUsedUp(await decide()) : done
}

/** For a caller that cannot try again. Throws `not-possible`. */
export function unlessUsedUp<Done>(done: Done | UsedUp): Done {
  if (done === usedUp) throw new Problem('not-possible')
  return done
}

/** Once the words are gone, they may be sent again. */
export function forgetDigest({ id }: Comment, condition: Query): Query {
  return sql`delete from submissions where comment = ${id} and ${condition}`
}

/**
 * Keyed, so that the table gives nothing away. Only of what everybody can read: if it included the mail address,
 * repeating a comment with one address after another would reveal, by "duplicate", which is its author's.
 */
function digestOf({ secret }: Needs, { thread, parent, author, body }: Comment): string {
  const { name, url } = author
  return keyedHash(secret, 'submission', JSON.stringify([thread, parent, name, url, body]))
}

function isOld(world: World): Query {
  return isOlder('created_at', refusedFor, world)
}

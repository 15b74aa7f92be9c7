import type { Comment, Submission } from '../comments/comment.ts'
import type { CommentStatus } from '../comments/status.ts'
import { day } from '../durations.ts'
import { isOlder, isWithin } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'
import { hashText } from './hash.ts'
import { kept, sketch } from './sketch.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  readonly sketchOf: SketchOf
}

/**
 * So many shared numbers of those that are kept mean that two
 * texts have three fifths of their words in common, or more.
 */
const enough = 5
/**
 * Two texts that share enough have the smallest number that they share among these, both of
 * them: at most three before it are not shared. So only these have to be looked for. (One
 * syllable over and over has fewer than enough, and may be missed within a longer text.)
 */
const leading = kept - enough + 1
/** The columns of a row; a text with fewer numbers has its last one again. */
const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
const row = sql.raw(places.join(', '))

const keptFor = 30 * day

/** A text by its numbers, beside those that came before. */
export type Words = {
  readonly numbers: readonly number[]
  /** It shares nothing with anybody, as most do. */
  readonly areNew: boolean
  /** What became of nearly the same words in whatever thread; spam first. `null` where there are none. */
  readonly earlier: CommentStatus | null
}

export async function findEarlier(
  needs: Needs,
  submission: Pick<Submission, 'body' | 'edits'>,
): Promise<Words> {
  const numbers = needs.sketchOf(submission)
  if (numbers.length === 0) return { numbers, areNew: true, earlier: null }
  const near = await needs.database.all<{ readonly comment: string }>(sharing(numbers))
  if (near.length === 0) return { numbers, areNew: true, earlier: null }
  const among = near.map(({ comment }) => comment)
  const earlier = await compare(needs, { numbers, among, edits: submission.edits })
  return { numbers, areNew: false, earlier }
}

type Compared = Pick<Submission, 'edits'> & {
  readonly numbers: readonly number[]
  readonly among: readonly string[]
}

async function compare(
  { database, world }: Needs,
  { numbers, among, edits }: Compared,
): Promise<CommentStatus | null> {
  const rows = await database.all<{ readonly status: CommentStatus | null }>(sql`
    select distinct (select status from comments where id = sketches.comment) as status
    from sketches
    where comment in ${sql.among(among)}
      and ${isAlike(numbers)} and ${isWithin('created_at', keptFor, world)} and comment <> ${edits ?? ''}`)
  const statuses = rows.flatMap(({ status }) => status ?? [])
  return statuses.find(status => status === 'spam') ?? statuses[0] ?? null
}

/**
 * Of each number no more are looked at: a phrase that thousands share leads to all of them, see
 * decision 62. `order by` keeps PostgreSQL to the index: it takes a number that it does not know
 * for a common one, and would go through the table in the hope of meeting so many soon.
 */
const neighbours = sql.limit(32)

function sharing(known: readonly number[]): Query<{ readonly comment: string }> {
  const shares = known.slice(0, leading).map(
    shingle => sql`
      select comment
      from (select comment from shingles where shingle = ${shingle} order by comment ${neighbours}) as sharing`,
  )
  return sql.join(shares, ' union all ')
}

function isAlike(known: readonly number[]): Query {
  return sql`${sharedWith(known)} >= ${enoughOf(known)}`
}

function enoughOf(known: readonly number[]): number {
  return Math.min(enough, known.length)
}

/** Of the rows of a neighbour, which has one more for each time that it was rewritten in other words. */
function isNear(known: readonly number[]): Query {
  return sql`
    (select max(${sharedWith(known)}) from sketches where comment = near.comment)
      >= ${enoughOf(known)}`
}

/** How many of these stand in a row. */
function sharedWith(known: readonly number[]): Query {
  const counted = known.map(shingle => sql`case when ${shingle} in (${row}) then 1 else 0 end`)
  return sql`(${sql.join(counted, ' + ')})`
}

type Remembered = Pick<Comment, 'id' | 'createdAt' | 'revision'>

/** For the batch that stores the comment. */
export function rememberWords(comment: Remembered, { numbers, areNew }: Words): Query[] {
  const [first] = numbers
  if (first === undefined) return []
  const filled = places.map((_, place) => numbers[place] ?? numbers.at(-1) ?? first)
  return areNew ? rememberNew(comment, filled) : rememberUnlessThere(comment, numbers, filled)
}

/** Of copies that come at the same moment all are noted; those that come later find them, and are not. */
function rememberNew({ id, createdAt, revision }: Remembered, numbers: readonly number[]): Query[] {
  const unlessThere = revision === 0 ? asNew : orNothing
  const rows = [...new Set(numbers.slice(0, leading))].map(shingle => sql`(${shingle}, ${id})`)
  return [
    sql`
      insert into sketches (comment, ${row}, created_at)
      values (${sql.join([id, ...numbers, createdAt])}) ${unlessThere}`,
    sql`insert into shingles (shingle, comment) values ${sql.join(rows)} ${unlessThere}`,
  ]
}

/** A copy adds nothing, so that a flood stays one row's neighbourhood. */
function rememberUnlessThere(
  { id, createdAt, revision }: Remembered,
  known: readonly number[],
  numbers: readonly number[],
): Query[] {
  const unlessThere = revision === 0 ? asNew : orNothing
  const rows = known
    .slice(0, leading)
    .map(shingle => sql`select cast(${shingle} as integer) as shingle`)
  const isStored = sql`
    exists (select 1 from sketches where comment = ${id} and (${row}) = (${sql.join(numbers)}))`
  return [
    sql`
      insert into sketches (comment, ${row}, created_at)
      select ${sql.join([id, ...numbers, createdAt])}
      where not exists (
        select 1
        from (${sharing(known)}) as near
        where ${isNear(known)})
      ${unlessThere}`,
    // Asked after what was found there, SQLite would look for copies once for each number.
    sql`
      insert into shingles (shingle, comment)
      select shingle, ${id}
      from (${sql.join(rows, ' union all ')}) as fresh
      where ${isStored}
      ${unlessThere}`,
  ]
}

/**
 * Only an edit may bring words that are stored already. For these two
 * words PostgreSQL looks for each row twice, and notes it once more.
 */
const orNothing = sql.raw('on conflict do nothing')
const asNew = sql.raw('')

export function forgetOldWords({ world }: Pick<Needs, 'world'>): Query[] {
  const isOld = isOlder('created_at', keptFor, world)
  return [
    sql`delete from shingles where comment in (select comment from sketches where ${isOld})`,
    sql`delete from sketches where ${isOld}`,
  ]
}

export type SketchOf = (text: Pick<Submission, 'body'>) => readonly number[]

/** Keyed: without the secret nobody can look for a sentence in the table. */
export function sketchTexts(secret: string): SketchOf {
  const key = hashText(keyedHash(secret, 'shingles', ''))
  return function sketchOf({ body }) {
    return sketch(body, key)
  }
}

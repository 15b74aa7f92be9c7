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

/*
 * Has nearly this text been sent before? Every run of twelve letters of a text becomes a number, a shingle. The eight
 * smallest are kept: its sketch, which is mostly the same for texts that mostly are (sketch.ts).
 *
 *   sketches   a row for each text: its comment and its eight numbers, "first" to "eighth", the smallest first
 *   shingles   the index of that, a row for each of the first four numbers: the number and the comment
 *
 *   find       1. which comments have one of my first four numbers? usually none (`sharing`)
 *              2. which of these share five of all eight? (`isAlike`)
 *   remember   found nothing in 1: both are written at once
 *              otherwise: only if no text is alike even now, so that a flood of copies leaves one (`rememberUnlessThere`)
 */

type Needs = {
  readonly database: Database
  readonly world: World
  readonly sketchOf: SketchOf
}

/** If two texts share this many of their kept numbers, at least three fifths of their words are the same. */
const enough = 5
/**
 * If two texts share enough numbers, the smallest shared one is among the first four of each, since at most three
 * numbers before it are not shared. So only these are looked for. (A text that repeats one syllable has fewer numbers,
 * and may be missed within a longer text.)
 */
const leading = kept - enough + 1
/** The columns of a row. If a text has fewer numbers, its last one is repeated. */
const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
const row = sql.raw(places.join(', '))

const keptFor = 30 * day

/** The numbers of a text, and what is known of similar texts. */
export type Words = {
  readonly numbers: readonly number[]
  /** Whether it shares no number with any other text, as is usually the case. */
  readonly areNew: boolean
  /**
   * The status of a comment with nearly the same words in any thread. Spam takes precedence. `null` if there is none.
   */
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
 * For each number, only this many comments are looked at: a phrase that thousands share leads to all of them, see
 * decision 62. `order by` makes PostgreSQL use the index. It takes an unknown number for a common one, and would
 * otherwise read the table in the hope of soon finding enough.
 */
const neighbours = sql.limit(32)

function sharing(numbers: readonly number[]): Query<{ readonly comment: string }> {
  const shares = numbers.slice(0, leading).map(
    shingle => sql`
      select comment
      from (select comment from shingles where shingle = ${shingle} order by comment ${neighbours}) as sharing`,
  )
  return sql.join(shares, ' union all ')
}

function isAlike(numbers: readonly number[]): Query {
  return sql`${sharedWith(numbers)} >= ${enoughOf(numbers)}`
}

function enoughOf(numbers: readonly number[]): number {
  return Math.min(enough, numbers.length)
}

/**
 * Whether the nearest row of a similar comment shares enough. A comment has another row for each time it was rewritten.
 */
function isNear(numbers: readonly number[]): Query {
  return sql`
    (select max(${sharedWith(numbers)}) from sketches where comment = near.comment)
      >= ${enoughOf(numbers)}`
}

/** How many of these numbers are in a row. */
function sharedWith(numbers: readonly number[]): Query {
  const counted = numbers.map(shingle => sql`case when ${shingle} in (${row}) then 1 else 0 end`)
  return sql`(${sql.join(counted, ' + ')})`
}

type Remembered = Pick<Comment, 'id' | 'createdAt' | 'revision'>

/** Goes into the batch that stores the comment. */
export function rememberWords(comment: Remembered, { numbers, areNew }: Words): Query[] {
  const [first] = numbers
  if (first === undefined) return []
  const filled = places.map((_, place) => numbers[place] ?? numbers.at(-1) ?? first)
  return areNew ? rememberNew(comment, filled) : rememberUnlessThere(comment, { numbers, filled })
}

/** Copies that arrive at the same moment are all recorded. Later copies find them and are not recorded. */
function rememberNew({ id, createdAt, revision }: Remembered, filled: readonly number[]): Query[] {
  const unlessThere = revision === 0 ? asNew : orNothing
  const rows = [...new Set(filled.slice(0, leading))].map(shingle => sql`(${shingle}, ${id})`)
  return [
    sql`
      insert into sketches (comment, ${row}, created_at)
      values (${sql.join([id, ...filled, createdAt])}) ${unlessThere}`,
    sql`insert into shingles (shingle, comment) values ${sql.join(rows)} ${unlessThere}`,
  ]
}

/** Stores nothing for a copy, so that a flood of copies leads to a single row. */
function rememberUnlessThere(
  { id, createdAt, revision }: Remembered,
  { numbers, filled }: { readonly numbers: readonly number[]; readonly filled: readonly number[] },
): Query[] {
  const unlessThere = revision === 0 ? asNew : orNothing
  const rows = numbers
    .slice(0, leading)
    .map(shingle => sql`select cast(${shingle} as integer) as shingle`)
  const isStored = sql`
    exists (select 1 from sketches where comment = ${id} and (${row}) = (${sql.join(filled)}))`
  return [
    sql`
      insert into sketches (comment, ${row}, created_at)
      select ${sql.join([id, ...filled, createdAt])}
      where not exists (
        select 1
        from (${sharing(numbers)}) as near
        where ${isNear(numbers)})
      ${unlessThere}`,
    // Asks for the row just stored. If it looked for copies again, SQLite would do so once for each number.
    sql`
      insert into shingles (shingle, comment)
      select shingle, ${id}
      from (${sql.join(rows, ' union all ')}) as fresh
      where ${isStored}
      ${unlessThere}`,
  ]
}

/**
 * Only an edit can bring words that are already stored. Where it is not needed, this clause is left out, because
 * PostgreSQL looks up each row twice for it and records it once more.
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

/** The numbers depend on the secret, so that nobody without it can look for a sentence in the table. */
export function sketchTexts(secret: string): SketchOf {
  const key = hashText(keyedHash(secret, 'shingles', ''))
  return function sketchOf({ body }) {
    return sketch(body, key)
  }
}

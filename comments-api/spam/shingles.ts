import type { Comment, Submission } from '../comments/comment.ts'
import type { CommentStatus } from '../comments/status.ts'
import { day } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'
import { hashText, mix } from './hash.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  /** See `keyForWords`. */
  readonly wordsKey: number
}

/** Letters and digits; a thank-you in the same words is no sign of anything. */
const shortest = 40
const width = 12
/** So many of a text's shingles are kept: the smallest, which are the same ones in every copy (a bottom-k sketch, https://doi.org/10.1145/1281100.1281133). */
const kept = 8
/** Of the kept ones: what two texts share then, they share for three fifths or more. */
const enough = 5
/**
 * Of two texts that share enough, the smallest that they share is among these of both: at most three before it are not
 * shared. So nothing else has to be looked for. (One syllable over and over has fewer than enough, and may be missed
 * within a longer text.)
 */
const leading = kept - enough + 1
/** Of a row; a text with fewer has its last one again. */
const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
const row = sql.raw(places.join(', '))

const keptFor = 30 * day

/** What is left of a text when all that is easily varied is gone: case, width, spaces, punctuation; and what it quotes. */
function lettersOf(body: string): string {
  return body
    .replace(/^[ \t]*>.*$/gm, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Empty for a text that is too short to be recognised by. */
function sketch(body: string, key: number): readonly number[] {
  const letters = lettersOf(body)
  if (letters.length < shortest) return []
  const smallest: number[] = []
  for (const shingle of shinglesOf(letters, key)) keepSmall(smallest, shingle)
  return smallest
}

/** Every stretch of `width` letters as a number that is made of the one before it: one pass. */
function* shinglesOf(letters: string, key: number): Generator<number> {
  const base = 0x01000193
  let highest = 1
  for (let power = 0; power < width; power += 1) highest = Math.imul(highest, base)
  let rolling = 0
  for (let at = 0; at < letters.length; at += 1) {
    rolling = (Math.imul(rolling, base) + letters.charCodeAt(at)) | 0
    if (at >= width) rolling = (rolling - Math.imul(letters.charCodeAt(at - width), highest)) | 0
    if (at >= width - 1) yield mix(rolling ^ key)
  }
}

function keepSmall(smallest: number[], shingle: number): void {
  if (smallest.length === kept && shingle >= (smallest.at(-1) ?? 0)) return
  const place = smallest.findIndex(known => shingle <= known)
  if (smallest[place] === shingle) return
  smallest.splice(place === -1 ? smallest.length : place, 0, shingle)
  smallest.length = Math.min(smallest.length, kept)
}

/** Of an earlier comment with nearly the same words, in whatever thread; spam first. `null` when there is none. */
export async function findEarlier(
  needs: Needs,
  { body, edits }: Pick<Submission, 'body' | 'edits'>,
): Promise<CommentStatus | null> {
  const known = sketch(body, needs.wordsKey)
  if (known.length === 0) return null
  const since = instant(needs.world.now() - keptFor)
  const rows = await needs.database.all<{ readonly status: CommentStatus }>(sql`
    select comments.status as status
    from comments
    where comments.id in (${alike(known)}) and comments.created_at > ${since} and comments.id <> ${edits ?? ''}
    limit 10`)
  const statuses = rows.map(row => row.status)
  return statuses.find(status => status === 'spam') ?? statuses[0] ?? null
}

function alike(known: readonly number[]): Query {
  return sql`
    select shingles.comment
    from shingles
    join sketches on sketches.comment = shingles.comment
    where shingles.shingle in (${sql.join(known.slice(0, leading))})
      and ${sharedWith(known)} >= ${Math.min(enough, known.length)}`
}

/** How many of these stand in a row. */
function sharedWith(known: readonly number[]): Query {
  const counted = known.map(shingle => sql`case when ${shingle} in (${row}) then 1 else 0 end`)
  return sql`(${sql.join(counted, ' + ')})`
}

/** For the batch that stores the comment. The second of two copies adds nothing, so that a flood stays one row's neighbourhood. */
export function rememberWords({ wordsKey }: Pick<Needs, 'wordsKey'>, comment: Comment): Query[] {
  const known = sketch(comment.body, wordsKey)
  const [first] = known
  if (first === undefined) return []
  const { id, createdAt } = comment
  const rows = known
    .slice(0, leading)
    .map(shingle => sql`select cast(${shingle} as integer) as shingle`)
  const numbers = places.map((_, place) => known[place] ?? known.at(-1) ?? first)
  return [
    sql`
      insert into shingles (shingle, comment)
      select shingle, ${id}
      from (${sql.join(rows, ' union all ')}) as fresh
      where not exists (${alike(known)})
      on conflict do nothing`,
    sql`
      insert into sketches (comment, ${row}, created_at)
      select ${sql.join([id, ...numbers, createdAt])}
      where exists (select 1 from shingles where shingle = ${first} and comment = ${id})
      on conflict do nothing`,
  ]
}

export function forgetOldWords({ world }: Pick<Needs, 'world'>): Query[] {
  const isOld = sql`created_at < ${instant(world.now() - keptFor)}`
  return [
    sql`delete from shingles where comment in (select comment from sketches where ${isOld})`,
    sql`delete from sketches where ${isOld}`,
  ]
}

/** Without the secret nobody can look for a sentence in the table. */
export function keyForWords(secret: string): number {
  return hashText(keyedHash(secret, 'shingles', ''))
}

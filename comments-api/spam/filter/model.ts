import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { listOf } from '../../storage/many.ts'
import { always, type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { Tally } from './score.ts'
import type { Tokens } from './tokens.ts'

/** What a moderator's decision says about a comment. */
export type Lesson = 'good' | 'bad'

/** The limit keeps out the many words that are seen once and never again. */
const mostTokens = 100_000

/** `revision` rises with everything that is learned or unlearned, `forgotten` with everything that is deleted. */
export type Totals = Tally & { readonly revision: number; readonly forgotten: number }

export async function readTotals(database: Database): Promise<Totals> {
  const rows = await database.all<{ readonly kind: keyof Totals; readonly total: number }>(
    sql`select kind, total from filter_totals`,
  )
  const totalOf = (kind: keyof Totals) => rows.find(row => row.kind === kind)?.total ?? 0
  return {
    good: totalOf('good'),
    bad: totalOf('bad'),
    revision: totalOf('revision'),
    forgotten: totalOf('forgotten'),
  }
}

export async function countLearned(database: Database): Promise<Tally> {
  const { good, bad } = await readTotals(database)
  return { good, bad }
}

function raise(kind: keyof Totals, condition: Query = always): Query {
  return sql`
    insert into filter_totals (kind, total)
    select ${kind}, 1
    where ${condition}
    on conflict (kind) do update set total = filter_totals.total + 1`
}

/** Must come after the revision was raised. */
const newest = sql`(select total from filter_totals where kind = 'revision')`

/** Records that a comment is now an example of good or bad. */
export function learn(comment: string, tokens: Tokens, taught: Taught): Query[] {
  const { lesson, world } = taught
  const good = lesson === 'good' ? 1 : 0
  const seenAt = instant(world.now())
  return [
    forgetInTotals(comment),
    sql`
      insert into filter_training (comment, kind)
      values (${comment}, ${lesson})
      on conflict (comment) do update set kind = excluded.kind`,
    raise(lesson),
    raise('revision'),
    // Without a condition, SQLite takes "on" for that of a join: https://sqlite.org/lang_upsert.html#parsing_ambiguity
    sql`
      insert into filter_tokens (token, good, bad, seen_at, revision)
      select token, ${good}, ${1 - good}, ${seenAt}, ${newest}
      from (${listTokens(tokens)}) as given
      where ${always}
      on conflict (token) do update set
        good = filter_tokens.good + excluded.good,
        bad = filter_tokens.bad + excluded.bad,
        seen_at = excluded.seen_at,
        revision = excluded.revision`,
  ]
}

type Taught = { readonly lesson: Lesson; readonly world: World }

/**
 * Records that a comment is no longer an example. Its author may have changed the words since it was learned, so no
 * count falls below zero.
 */
export function unlearn(comment: string, tokens: Tokens, lesson: Lesson): Query[] {
  const tally = sql.ref(lesson)
  return [
    forgetInTotals(comment),
    sql`delete from filter_training where comment = ${comment}`,
    raise('revision'),
    sql`
      update filter_tokens
      set ${tally} = ${tally} - 1, revision = ${newest}
      where ${tally} > 0 and token in (${listTokens(tokens)})`,
  ]
}

/** As one value. With a value for each, every number of words would be another statement to compile, plan and keep. */
function listTokens(tokens: Tokens): Query {
  const keys = [...tokens.keys()].map(String)
  return sql`select cast(key as integer) as token from (${listOf(keys)}) as given`
}

/** Must come before the lesson changes: it lowers the total for the lesson that the comment had. */
function forgetInTotals(comment: string): Query {
  return sql`
    update filter_totals
    set total = total - 1
    where kind = (select kind from filter_training where comment = ${comment})`
}

export function forgetEverything(): Query[] {
  return [
    sql`delete from filter_training`,
    sql`delete from filter_tokens`,
    sql`delete from filter_totals where kind in ('good', 'bad')`,
    raise('forgotten'),
  ]
}

/** Deletes the words that were seen least often, and of these the oldest first. */
export function forgetRareWords(): Query[] {
  const areMany = sql`exists (select 1 from filter_tokens limit 1 offset ${mostTokens})`
  return [
    raise('forgotten', areMany),
    sql`
      delete from filter_tokens
      where token in (
        select token
        from filter_tokens
        order by good + bad desc, seen_at desc, token
        ${sql.limit(mostTokens)} offset ${mostTokens}
      )`,
  ]
}

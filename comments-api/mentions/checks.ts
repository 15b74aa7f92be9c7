import { z } from 'zod'
import type { Via } from '../contract/thread.ts'
import { day, minute } from '../durations.ts'
import { isRunning, isWaiting } from '../events/job-states.ts'
import { enqueue } from '../events/jobs.ts'
import { hostOf } from '../outside/web-address.ts'
import { isOlder } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/** A request to look at a page. */
export type Check = {
  readonly id: string
  readonly thread: string
  readonly source: string
  readonly host: string
  readonly via: Via
  readonly words: SentWords | null
}

/** What the sender says about the page. Only trackbacks contain this. */
const SentWords = z.object({ title: z.string(), excerpt: z.string(), author: z.string() })
export type SentWords = z.infer<typeof SentWords>

type CheckRow = Omit<Check, 'words'> & {
  readonly words: string | null
  readonly checked_at: string | null
}
type Needs = { readonly database: Database; readonly world: World }

export const checkKind = 'check-mention'

const mostWaitingOfHost = 20
const mostWaiting = 1_000
/** A page is fetched for one post at most once a minute. */
const pause = minute
const keptFor = day

/** Stores a check with its job. Returns `false` if too many are waiting. A repeated request is stored once. */
export async function requestCheck(
  { database, world }: Needs,
  wish: Omit<Check, 'id' | 'host'>,
): Promise<boolean> {
  const { thread, source } = wish
  const now = world.now()
  const [known] = await database.all<CheckRow>(sql`
    select ${columns}
    from mention_checks
    where thread = ${thread} and source = ${source}`)
  if (known?.checked_at === null) {
    await database.batch(checkAgain(known.id, world))
    return true
  }
  const id = known?.id ?? world.newId()
  const [stored] = await database.batch([
    storeCheck({ ...wish, id, host: hostOf(new URL(source)) }, now),
    enqueueCheck(id, world, {
      runAt: known ? afterPause(known.checked_at ?? '', now) : now,
      condition: sql`exists (select 1 from mention_checks where id = ${id} and checked_at is null)`,
    }),
  ])
  return stored.length > 0
}

/**
 * Whoever is looking at the page may have fetched it before it changed. The check gets another id then, so that it does
 * not end with that look.
 */
function checkAgain(id: string, world: World): Query[] {
  const again = world.newId()
  return [
    sql`
      update mention_checks
      set id = ${again}
      where id = ${id} and checked_at is null and ${isRunning(checkKind, id)}`,
    enqueueCheck(again, world, {
      runAt: world.now() + pause,
      condition: sql`exists (select 1 from mention_checks where id = ${again})`,
    }),
  ]
}

/** Never later than a pause from now, even if the clock was set back. */
function afterPause(checkedAt: string, now: number): number {
  return Math.max(now, Math.min(Date.parse(checkedAt), now) + pause)
}

/**
 * Stored only if there is room, so that no sender and no host can make all others wait. If another instance has done a
 * check of the same page since this one looked for it, the row gets the id that the job of this one has.
 */
function storeCheck({ id, thread, source, host, via, words }: Check, now: number) {
  const told = words && JSON.stringify(words)
  return sql<{ readonly id: string }>`
    insert into mention_checks (id, thread, source, host, via, words, requested_at)
    select ${id}, ${thread}, ${source}, ${host}, ${via}, ${told}, ${instant(now)}
    where (select count(*) from mention_checks where checked_at is null) < ${mostWaiting}
      and (select count(*) from mention_checks
        where checked_at is null and host = ${host}) < ${mostWaitingOfHost}
    on conflict (thread, source) do update
    set
      id = case when mention_checks.checked_at is null then mention_checks.id else excluded.id end,
      via = excluded.via,
      words = coalesce(excluded.words, mention_checks.words),
      requested_at = excluded.requested_at,
      checked_at = null
    returning id`
}

export function enqueueCheck(
  id: string,
  world: World,
  { runAt, condition }: { readonly runAt: number; readonly condition?: Query },
): Query {
  return enqueue({ kind: checkKind, payload: { check: id }, key: id, runAt }, world, condition)
}

export async function findCheck(database: Database, id: string): Promise<Check | null> {
  const [row] = await database.all<CheckRow>(sql`
    select ${columns}
    from mention_checks
    where id = ${id} and checked_at is null`)
  if (!row) return null
  const words = row.words === null ? null : SentWords.parse(JSON.parse(row.words))
  return { ...row, words }
}

const columns = sql.raw('id, thread, source, host, via, words, checked_at')

/** A finished check is kept for a day, so that the next request for it waits its minute. */
export function noteChecked({ id }: Check, world: World): Query {
  return sql`update mention_checks set checked_at = ${instant(world.now())} where id = ${id}`
}

/** Also deletes checks whose job was parked: nobody will look at them, and they would take up a place for ever. */
export function forgetOldChecks(world: World): Query {
  // If the service was away for a day, a check as old as this may still be waiting for its job.
  const isParked = sql`checked_at is null and not ${isWaiting(checkKind, sql`mention_checks.id`)}`
  return sql`
    delete from mention_checks
    where ${isOlder('checked_at', keptFor, world)}
      or (${isOlder('requested_at', keptFor, world)} and ${isParked})`
}

/**
 * Lets all instances together send one request to a host at a time. Returns `false` while another request is running. A
 * hold expires by itself.
 */
export async function holdHost({ database, world }: Needs, host: string, milliseconds: number) {
  const now = world.now()
  const [held] = await database.batch([
    sql<{ readonly host: string }>`
      insert into mention_hosts (host, until)
      values (${host}, ${instant(now + milliseconds)})
      on conflict (host) do update
      set until = excluded.until
      where mention_hosts.until <= ${instant(now)} or mention_hosts.until > ${instant(now + 2 * milliseconds)}
      returning host`,
  ])
  return held.length > 0
}

export function letGoOfHost(host: string): Query {
  return sql`delete from mention_hosts where host = ${host}`
}

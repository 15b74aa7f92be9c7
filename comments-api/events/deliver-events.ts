import { z } from 'zod'
import { type Database, StorageUnavailable, UniqueViolation } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { listOf } from '../storage/many.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { backoff, describeFailure, longestBackoff } from './backoff.ts'
import { Event } from './event.ts'

export type StoredEvent = {
  readonly id: string
  readonly createdAt: string
  readonly event: Event
}

/**
 * What follows from some events, as statements, mostly new jobs. They are stored in the batch that marks the events as
 * delivered. No two of the events are about the same thing.
 */
export type Reaction = (stored: readonly StoredEvent[]) => Promise<readonly Query[]>

type Needs = {
  readonly database: Database
  readonly world: World
  readonly reactions: readonly Reaction[]
  readonly tell: (error: Error) => void
}

type EventRow = {
  readonly id: string
  readonly event: string
  readonly created_at: string
  readonly attempts: number
}

/** After this many failures an event becomes a dead letter: it waits for a moderator and holds up nothing else. */
export const mostAttempts = 12
const atOnce = 100

/** Delivers everything that is due, in the order in which it happened. */
export async function deliverEvents(needs: Needs): Promise<void> {
  for (;;) {
    const rows = await needs.database.all(selectWaiting(needs.world.now()))
    for (const wave of inWaves(rows)) await deliverTogether(needs, wave)
    if (rows.length < atOnce) return
  }
}

/**
 * Events in order, in groups in which no two are about the same thing, so that no reaction has to know what another
 * event of its group leads to.
 */
function inWaves(rows: readonly EventRow[]): EventRow[][] {
  const waves: EventRow[][] = []
  const met = new Set<string>()
  for (const row of rows) {
    const subject = subjectOf(row)
    const wave = waves.at(-1)
    if (wave && !met.has(subject)) wave.push(row)
    else {
      waves.push([row])
      met.clear()
    }
    met.add(subject)
  }
  return waves
}

/** The comment, the mention or, if it is about neither, the thread. */
function subjectOf({ id, event }: EventRow): string {
  try {
    const about = About.parse(JSON.parse(event))
    return about.comment ?? about.mention ?? about.thread ?? id
  } catch {
    // It will fail on its own when it is delivered.
    return id
  }
}

const About = z.object({ comment: z.string(), mention: z.string(), thread: z.string() }).partial()

/** In one batch or, if that cannot be stored, in smaller ones, so that one bad event holds up no other. */
async function deliverTogether(needs: Needs, wave: readonly EventRow[]): Promise<void> {
  try {
    await deliver(needs, wave)
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error
    await deliverLess(needs, wave, error)
  }
}

/** Without those that another instance has delivered meanwhile or, if that was not the reason, one by one. */
async function deliverLess(needs: Needs, wave: readonly EventRow[], error: unknown): Promise<void> {
  const left = error instanceof UniqueViolation ? await withoutDelivered(needs, wave) : wave
  const [first, ...others] = left
  if (!first) return
  if (left.length < wave.length) return deliverTogether(needs, left)
  if (others.length === 0) return noteFailure(needs, first, error)
  for (const row of left) await deliverTogether(needs, [row])
}

/**
 * Nothing is delayed longer than the longest backoff: a later time dates from before the clock was set back. The lower
 * limit of `created_at` is for PostgreSQL. To find it, PostgreSQL walks the index of waiting events and marks dead
 * entries, so that the next query skips them. Without it, it would list the whole index first, with everything that was
 * delivered since the last vacuum.
 */
function selectWaiting(now: number): Query<EventRow> {
  return sql`
    select id, event, created_at, attempts
    from events
    where delivered_at is null
      and created_at >= (select min(created_at) from events where delivered_at is null)
      and attempts < ${mostAttempts}
      and (try_at is null or try_at <= ${instant(now)} or try_at > ${instant(now + longestBackoff)})
    order by created_at, id
    ${sql.limit(atOnce)}`
}

async function deliver(needs: Needs, wave: readonly EventRow[]): Promise<void> {
  const stored = wave.map(readEvent)
  const consequences: Query[] = []
  for (const reaction of needs.reactions) consequences.push(...(await reaction(stored)))
  const those = amongThose(wave)
  const delivered = sql`
    update events
    set delivered_at = ${instant(needs.world.now())}
    where ${those}`
  // Violates a key, and so fails the whole batch, if another instance has delivered one of them meanwhile. If nothing
  // follows from an event, nothing can follow twice.
  const once = sql`
    insert into events (id, type, event, created_at)
    select id, type, event, created_at
    from events
    where ${those} and delivered_at is not null`
  const following = consequences.length === 0 ? [] : [once]
  await needs.database.batch([...following, delivered, ...consequences])
}

/**
 * The range is for PostgreSQL, which plans this query while the table is empty: with the list of ids alone it would
 * read all events. Ids begin with the time, so hardly any other event is between the first and the last.
 */
function amongThose(wave: readonly EventRow[]): Query {
  const ids = wave.map(({ id }) => id).sort()
  const [first, last] = [ids.at(0) ?? '', ids.at(-1) ?? '']
  return sql`id between ${first} and ${last} and id in (${listOf(ids)})`
}

function readEvent({ id, event, created_at: createdAt }: EventRow): StoredEvent {
  return { id, createdAt, event: Event.parse(JSON.parse(event)) }
}

async function withoutDelivered(
  { database }: Needs,
  wave: readonly EventRow[],
): Promise<readonly EventRow[]> {
  const rows = await database.all<{ readonly id: string }>(sql`
    select id
    from events
    where id in (${listOf(wave.map(({ id }) => id))}) and delivered_at is null`)
  const waiting = new Set(rows.map(({ id }) => id))
  return wave.filter(({ id }) => waiting.has(id))
}

async function noteFailure({ database, world, tell }: Needs, row: EventRow, error: unknown) {
  const attempts = row.attempts + 1
  const message = describeFailure(error)
  tell(new Error(`event ${row.id} could not be delivered (try ${attempts}): ${message}`))
  await database.batch([
    sql`
      update events
      set attempts = ${attempts},
        try_at = ${instant(world.now() + backoff(attempts, world))},
        last_error = ${message}
      where id = ${row.id}`,
  ])
}

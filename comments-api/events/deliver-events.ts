import { z } from 'zod'
import { type Database, StorageUnavailable, UniqueViolation } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { insert, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { backoff, describeFailure, longestBackoff } from './backoff.ts'
import { Event } from './event.ts'

export type StoredEvent = {
  readonly id: string
  readonly createdAt: string
  readonly event: Event
}

/** What follows from an event, as statements: jobs above all. They are stored in the batch that marks the event as delivered. */
export type Reaction = (stored: StoredEvent) => Promise<readonly Query[]>

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

/** After that many failures an event is a dead letter: it waits for a moderator and holds up nobody. */
export const mostAttempts = 12
const atOnce = 100

/** Everything that can be delivered now, in the order in which it happened. */
export async function deliverEvents(needs: Needs): Promise<void> {
  for (;;) {
    const rows = await needs.database.all(selectWaiting(needs.world.now()))
    for (const wave of inWaves(rows)) await deliverTogether(needs, wave)
    if (rows.length < atOnce) return
  }
}

/** Those that follow each other and speak of different things: what comes of one is nothing that another looks at. */
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

/** The comment, the mention or, where it is about neither, the thread. */
function subjectOf({ id, event }: EventRow): string {
  try {
    const about = About.parse(JSON.parse(event))
    return about.comment ?? about.mention ?? about.thread ?? id
  } catch {
    // It fails when it is delivered, and alone.
    return id
  }
}

const About = z.object({ comment: z.string(), mention: z.string(), thread: z.string() }).partial()

/** Their batches are all given to the database before the first is stored, in their order: they share a commit. */
async function deliverTogether(needs: Needs, wave: readonly EventRow[]): Promise<void> {
  const deliveries = wave.map(row => ({ row, reaction: react(needs, row) }))
  await Promise.allSettled(deliveries.map(({ reaction }) => reaction))
  const outcomes = await Promise.allSettled(deliveries.map(delivery => deliver(needs, delivery)))
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** Nothing is put off for longer than the longest backoff: what seems to be was, before the clock was set back. */
function selectWaiting(now: number): Query<EventRow> {
  return sql`
    select id, event, created_at, attempts
    from events
    where delivered_at is null
      and attempts < ${mostAttempts}
      and (try_at is null or try_at <= ${instant(now)} or try_at > ${instant(now + longestBackoff)})
    order by created_at, id
    ${sql.limit(atOnce)}`
}

type Delivery = { readonly row: EventRow; readonly reaction: Promise<readonly Query[]> }

async function deliver(needs: Needs, { row, reaction }: Delivery): Promise<void> {
  const { database, world } = needs
  try {
    const consequences = await reaction
    await database.batch([
      // Breaks its key, and with it the whole batch, when another instance has delivered the event meanwhile.
      insert('deliveries', { event: row.id }),
      sql`update events set delivered_at = ${instant(world.now())} where id = ${row.id}`,
      ...consequences,
    ])
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error
    if (error instanceof UniqueViolation && (await isDelivered(database, row.id))) return
    await noteFailure(needs, row, error)
  }
}

async function react({ reactions }: Needs, row: EventRow): Promise<Query[]> {
  const event = Event.parse(JSON.parse(row.event))
  const stored = { id: row.id, createdAt: row.created_at, event }
  const consequences: Query[] = []
  for (const reaction of reactions) consequences.push(...(await reaction(stored)))
  return consequences
}

async function isDelivered(database: Database, id: string): Promise<boolean> {
  const found = await database.all(sql`select event from deliveries where event = ${id}`)
  return found.length > 0
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

import Fastify from 'fastify'
import { onTestFinished } from 'vitest'
import { CommentId, ThreadId } from '../../../comments-api/contract/ids.ts'
import { startDelivery, type Work } from '../../../comments-api/events/delivery.ts'
import { enqueue } from '../../../comments-api/events/jobs.ts'
import { record } from '../../../comments-api/events/record.ts'
import type { JobKind } from '../../../comments-api/events/run-jobs.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { type Query, sql } from '../../../comments-api/storage/sql.ts'
import { type Clock, makeClock } from '../clock.ts'
import { addressFor } from '../engines.ts'
import { keptThreads } from '../kept-threads.ts'
import { makeFolder } from '../service.ts'

type Settings = Partial<Work> & {
  /** Starts beside another delivery, or after it, on the same database and clock. */
  readonly beside?: { readonly folder: string; readonly clock: Clock }
}

/** Starts delivery alone on a real database, with the test's own reactions, jobs and chores. */
export async function startWork(settings: Settings = {}) {
  const { beside, ...work } = settings
  const folder = beside?.folder ?? (await makeFolder())
  const clock = beside?.clock ?? makeClock()
  const database = await openDatabase(await addressFor(folder), { threads: keptThreads })
  const lines: string[] = []
  const app = Fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } })
  app.addHook('onClose', () => database.close())
  startDelivery(app, { database, world: clock, reactions: [], jobs: [], chores: [], ...work })
  onTestFinished(() => app.close())
  await app.ready()
  await app.delivery.idle()

  async function write(...queries: Query[]): Promise<void> {
    await database.batch(queries)
    app.delivery.wake()
    await app.delivery.idle()
  }

  async function pass(milliseconds: number): Promise<void> {
    clock.advance(milliseconds)
    app.delivery.wake()
    await app.delivery.idle()
  }

  return { app, clock, database, folder, lines, write, pass }
}

type Works = Awaited<ReturnType<typeof startWork>>

export function happened(clock: Clock): Query {
  const comment = CommentId.parse(clock.newId())
  return record({ type: 'comment-approved', comment, thread: ThreadId.parse('rome') }, clock)
}

export function closed(clock: Clock, thread: string): Query {
  return record({ type: 'thread-closed', thread: ThreadId.parse(thread) }, clock)
}

type StoredJob = {
  readonly payload: string
  readonly state: string
  readonly run_at: string
  readonly attempts: number
  readonly lease: string | null
  readonly last_error: string | null
}

export function readJobs({ database }: Works): Promise<StoredJob[]> {
  return database.all<StoredJob>(sql`
    select payload, state, run_at, attempts, lease, last_error
    from jobs
    order by created_at, payload`)
}

/** A kind of job that notes what it was given, and does what the test wants. */
export function letters(
  act: (payload: unknown) => unknown = () => undefined,
  more: Partial<JobKind> = {},
) {
  const ran: unknown[] = []
  const kind: JobKind = {
    kind: 'letter',
    ...more,
    async run(payload) {
      ran.push(payload)
      await act(payload)
      return []
    },
  }
  return { ran, kind }
}

export const letter = ({ clock }: Works, payload: unknown, more = {}) =>
  enqueue({ kind: 'letter', payload, ...more }, clock)

export function fail(): never {
  throw new Error('the post office is closed')
}

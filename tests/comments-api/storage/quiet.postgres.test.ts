import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { openAdministration } from '../../postgres/databases.ts'
import { type Service, startService } from '../service.ts'
import { addressAt, serverAddress, startPooler } from './pooler.ts'

// Idle connections: SQLite has none.

const longer = 60_000
/** After which a connection counts as idle. */
const aMoment = 2_000
/** How long a connection may take to answer. */
const patience = 3_000

const ours = "datname = current_database() and application_name = 'afterword'"

async function poolServer() {
  const direct = await serverAddress()
  const pooler = await startPooler(direct)
  const address = new URL(direct)
  address.port = String(pooler.port)
  return { pooler, direct: direct.href, address: addressAt(address) }
}

/** Fakes the timers and the monotonic clock, so that idle time passes at once. */
function holdTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

async function startUsedService() {
  const { address, ...around } = await poolServer()
  const service = await startService({ config: { moderation: 'none', database: address } })
  holdTime()
  await readAndWrite(service)
  return { service, ...around }
}

/** Sends more queries at once than two connections take. */
async function openUsedDatabase() {
  const { address, ...around } = await poolServer()
  const database = await openDatabase(address, { heard: () => undefined })
  onTestFinished(() => database.close())
  holdTime()
  const ask = () => database.all(sql`select 1 as one`)
  await Promise.all(Array.from({ length: 40 }, ask))
  return { ask, ...around }
}

/** When this ends, the periodic checks of the service are done, too. */
async function beQuiet({ clock, settle }: Service): Promise<void> {
  clock.advance(longer)
  vi.advanceTimersByTime(longer)
  await settle()
  vi.advanceTimersByTime(aMoment)
}

let said = 0

async function readAndWrite(service: Service): Promise<number[]> {
  const read = await service.ask('/api/threads/rome/comments')
  said += 1
  const written = await service.submit('rome', { body: `Number ${said}.` })
  await service.settle()
  return [read.status, written.status]
}

async function askServer<Row extends object>(address: string, question: string): Promise<Row[]> {
  const administration = openAdministration(address)
  const { rows } = await administration.query<Row>(question)
  await administration.end()
  return rows
}

describe('a service that was idle for a while', () => {
  it('reads and writes over its open connections', async () => {
    const { service, pooler } = await startUsedService()
    const before = pooler.greetings.length

    const answers: number[] = []
    for (let times = 0; times < 3; times += 1) {
      await beQuiet(service)
      answers.push(...(await readAndWrite(service)))
    }

    expect(answers).toEqual([200, 201, 200, 201, 200, 201])
    expect(pooler.greetings.length - before).toBe(0)
  })

  it('answers although the server has closed its connections', async () => {
    const { service, direct } = await startUsedService()
    await beQuiet(service)

    await askServer(direct, `select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)

    expect(await readAndWrite(service)).toEqual([200, 201])
  })

  it('answers although its connections are reset on their next use', async () => {
    const { service, pooler } = await startUsedService()
    await beQuiet(service)

    pooler.forget('reset')

    expect(await readAndWrite(service)).toEqual([200, 201])
  })
})

describe('idle connections', () => {
  it('are reduced to three after a minute', async () => {
    const { direct } = await openUsedDatabase()

    vi.advanceTimersByTime(longer)

    const open = () => askServer(direct, `select pid from pg_stat_activity where ${ours}`)
    await expect.poll(open).toHaveLength(3)
  })

  it('that no longer answer are all given up after three seconds', async () => {
    const { ask, pooler } = await openUsedDatabase()
    vi.advanceTimersByTime(aMoment)
    pooler.forget('silence')

    const asked = ask()
    await expect.poll(() => pooler.unheard).toHaveLength(1)
    vi.advanceTimersByTime(patience)

    expect(await asked).toEqual([{ one: 1 }])
  })
})

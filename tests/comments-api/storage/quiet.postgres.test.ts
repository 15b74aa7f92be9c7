import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { openAdministration } from '../../postgres/databases.ts'
import { type Service, startService } from '../service.ts'
import { addressAt, serverAddress, startPooler } from './pooler.ts'

// What becomes of connections that nobody uses: a file has none.

const longer = 60_000
/** After which a connection has rested. */
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

/** Quiet passes for what waits and for what measures, and nobody has to wait for it. */
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

/** More questions than go over two connections. */
async function openUsedDatabase() {
  const { address, ...around } = await poolServer()
  const database = await openDatabase(address, { heard: () => undefined })
  onTestFinished(() => database.close())
  holdTime()
  const ask = () => database.all(sql`select 1 as one`)
  await Promise.all(Array.from({ length: 40 }, ask))
  return { ask, ...around }
}

/** What the service looks for now and then it has found when this ends. */
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

describe('a service that was not used for a while', () => {
  it('reads and writes over the connections that it has', async () => {
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

  it('answers though the server ended its connections', async () => {
    const { service, direct } = await startUsedService()
    await beQuiet(service)

    await askServer(direct, `select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)

    expect(await readAndWrite(service)).toEqual([200, 201])
  })

  it('answers though something between forgot its connections', async () => {
    const { service, pooler } = await startUsedService()
    await beQuiet(service)

    pooler.forget('reset')

    expect(await readAndWrite(service)).toEqual([200, 201])
  })
})

describe('connections that rest', () => {
  it('are three after a while, however many were needed before', async () => {
    const { direct } = await openUsedDatabase()

    vi.advanceTimersByTime(longer)

    const open = () => askServer(direct, `select pid from pg_stat_activity where ${ours}`)
    await expect.poll(open).toHaveLength(3)
  })

  it('and say nothing any more are waited for no longer than a new one, all of them', async () => {
    const { ask, pooler } = await openUsedDatabase()
    vi.advanceTimersByTime(aMoment)
    pooler.forget('silence')

    const asked = ask()
    await expect.poll(() => pooler.unheard).toHaveLength(1)
    vi.advanceTimersByTime(patience)

    expect(await asked).toEqual([{ one: 1 }])
  })
})

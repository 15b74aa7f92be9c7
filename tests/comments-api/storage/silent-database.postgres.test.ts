import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { DatabaseAddress } from '../../../comments-api/storage/open.ts'
import { openAdministration } from '../../postgres/databases.ts'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import { type Moderator, signInModerator } from '../moderator.ts'
import { type Service, startService } from '../service.ts'
import { addressAt, startPooler } from './pooler.ts'

// A server that does not answer, or a network that drops packets. SQLite has neither.

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
  const administration = openAdministration(server.addressOf('postgres'))
  await administration.query("create database silent encoding 'UTF8' template template0")
  await administration.end()
})

afterAll(() => server.remove())

/** After which browsers give up, and connections must have been made anew, in milliseconds. */
const tooLong = 10_000
const step = 100
const realTimeout = setTimeout
const aMoment = () => new Promise(resolve => void realTimeout(resolve, 5))

const reads = ['/api/threads/rome/comments', '/api/counts?threads=rome', '/api/feed.xml']

function startOn(database: DatabaseAddress): Promise<Service> {
  return startService({ config: { moderation: 'none', database } })
}

/** Fakes the timers and the monotonic clock, so that waiting takes no real time. */
function holdTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

function countArrivals({ app }: Service): () => number {
  let arrived = 0
  app.server.on('request', () => {
    arrived += 1
  })
  return () => arrived
}

/** How many milliseconds passed until all were answered, or `tooLong`. */
async function waitFor(all: Promise<unknown>): Promise<number> {
  let isDone = false
  void all.finally(() => {
    isDone = true
  })
  for (let passed = 0; passed < tooLong; passed += step) {
    // In which what followed from the last step arrives.
    await aMoment()
    if (isDone) return passed
    vi.advanceTimersByTime(step)
  }
  return tooLong
}

type Submitted = { readonly comment: { readonly id: string }; readonly editToken: string }

describe('a service whose database server stops answering', () => {
  it('answers all requests with 503 within ten seconds, and recovers with the server', async () => {
    const service = await startOn(addressAt(new URL(server.addressOf('silent'))))
    const sent = await service.submit('rome', { body: 'Before.' })
    const { comment, editToken } = (await sent.json()) as Submitted
    const own = `/api/comments/${comment.id}`
    const headers = { authorization: `Bearer ${editToken}`, 'content-type': 'application/json' }
    const edit = (body: string) =>
      service.ask(own, { method: 'PATCH', headers, body: JSON.stringify({ body }) })
    for (const path of reads) await service.ask(path)
    const arrivals = countArrivals(service)
    holdTime()
    service.clock.advance(1_000)

    const thaw = server.freeze()
    const asked = [
      ...reads.map(path => service.ask(path)),
      service.ask(own, { headers }),
      // These take turns.
      ...['One.', 'Two.', 'Three.'].map(edit),
      service.submit('rome', { body: 'Meanwhile.' }),
      service.submitForm('rome', { name: 'Ada', body: 'On a form.' }),
      service.ask('/readyz'),
    ]
    await expect.poll(arrivals).toBe(asked.length)
    const passed = await waitFor(Promise.all(asked)).finally(thaw)
    vi.useRealTimers()

    expect(passed).toBeLessThan(tooLong)
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 503))
    service.clock.advance(1_000)
    expect((await service.submit('rome', { body: 'After.' })).status).toBe(201)
  })
})

describe('a service whose database answers slowly', () => {
  it.each([
    ['a page', (service, { cookie }) => service.ask('/admin/', { headers: { cookie } })],
    ['a program', (_, { send }) => send('/comments', { ids: ['abcdefgh'], status: 'spam' })],
  ] satisfies [string, (service: Service, moderator: Moderator) => Promise<Response>][])(
    'answers %s of the desk within ten seconds, though the sign-in was looked up first',
    async (_what, ask) => {
      const address = server.addressOf('silent')
      const service = await startOn(addressAt(new URL(address)))
      const moderator = await signInModerator(service)
      const [visits, comments] = [openAdministration(address), openAdministration(address)]
      const lock = (pool: typeof visits, table: string) =>
        pool.query(`begin; lock table ${table} in access exclusive mode`)
      await lock(visits, 'sessions')
      await lock(comments, 'comments')
      const waiting = async () => {
        const { rowCount } = await visits.query('select from pg_locks where not granted')
        return rowCount
      }
      holdTime()

      const asked = ask(service, moderator)
      await expect.poll(waiting).toBe(1)
      vi.advanceTimersByTime(5_000)
      await visits.query('rollback')
      await expect.poll(waiting).toBe(1)
      const passed = await waitFor(asked)
      vi.useRealTimers()

      expect(passed).toBeLessThan(tooLong - 5_000)
      expect((await asked).status).toBe(503)
      await comments.query('rollback')
      await Promise.all([visits.end(), comments.end()])
    },
  )
})

describe('a service whose database connections silently drop packets', () => {
  it('is ready again, reads and writes over new connections after ten seconds', async () => {
    const direct = new URL(server.addressOf('silent'))
    const pooler = await startPooler(direct)
    const address = new URL(direct)
    address.port = String(pooler.port)
    const service = await startOn(addressAt(address))
    await service.submit('rome', { body: 'So far, so good.' })
    holdTime()
    const hangUp = pooler.forget('silence')
    // To stop is not what this is about, and would take until the last silent connection is given up.
    onTestFinished(hangUp)

    const unanswered = service.ask('/readyz')
    await expect.poll(() => pooler.unheard.length).toBeGreaterThan(0)
    vi.advanceTimersByTime(tooLong)

    expect((await unanswered).status).toBe(503)
    const isReady = async () => {
      service.clock.advance(1_000)
      const asked = Promise.all(['/readyz', ...reads].map(path => service.ask(path)))
      await waitFor(asked)
      return (await asked).every(({ ok }) => ok)
    }
    await expect.poll(isReady).toBe(true)
    // Whatever else waits on a silent connection would wait for ever.
    vi.advanceTimersByTime(tooLong)
    vi.useRealTimers()
    expect((await service.submit('rome', { body: 'As before.' })).status).toBe(201)
    const { comments } = await service.read('rome')
    expect(comments.map(({ html }) => html)).toContain('<p>As before.</p>')
  })
})

import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { dump } from '../dump.ts'
import { everyRate, idOf, type Service, startService, thread } from '../service.ts'

// Notifications and counts that instances share through the server: SQLite has none.

const open = { config: { moderation: 'none' } } as const

const listening = sql`
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and query like 'listen %'`

/**
 * The clock of the service stands still: nothing that it keeps grows old by itself. Until an instance listens, it keeps
 * nothing for long either.
 */
async function startTwo() {
  const one = await startService(open)
  const other = await startService({ ...open, folder: one.folder })
  const database = await openDatabase(one.config.database)
  await expect.poll(() => database.all(sql`select pid ${listening}`)).toHaveLength(2)
  await database.close()
  return { one, other }
}

/** Ends the connections for notifications as an administrator or a failing network does. */
async function stopListening({ config }: Service): Promise<void> {
  const database = await openDatabase(config.database)
  await database.all(sql`select pg_terminate_backend(pid) ${listening}`)
  await database.close()
}

describe('a comment stored by one instance', () => {
  it('is soon served by the other, which had cached the thread', async () => {
    const { one, other } = await startTwo()
    await other.read('rome')

    const id = await idOf(await one.submit('rome'))

    await expect.poll(async () => (await other.read('rome')).comments).toMatchObject([{ id }])
  })

  it('is soon served by the other, even after its connection for notifications broke', async () => {
    const { one, other } = await startTwo()
    await stopListening(one)
    await other.read('rome')

    const id = await idOf(await one.submit('rome'))

    await expect.poll(async () => (await other.read('rome')).comments).toMatchObject([{ id }])
  })

  it('is served by the other after one second, even if its notification is lost', async () => {
    const { one, other } = await startTwo()
    await other.read('rome')
    await stopListening(one)
    const id = await idOf(await one.submit('rome'))

    other.clock.advance(1_000)

    expect((await other.read('rome')).comments).toMatchObject([{ id }])
  })
})

describe('requests to several instances', () => {
  const rates = everyRate({ max: 3, timeWindow: 60_000 })

  it('are counted together for each route, without storing IP addresses', async () => {
    const settings = { ...open, rates, manifest: { threads: [thread('rome')] } }
    const one = await startService(settings)
    const other = await startService({ ...settings, folder: one.folder })
    const preview = (service: Service) => service.post('/api/preview', { body: 'x' })

    const answers = []
    for (const service of [one, other, one, other, one]) answers.push(await preview(service))
    const written = await other.submit('rome')

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    expect(answers[3]?.headers.get('retry-after')).toBe('60')
    expect(written.status).toBe(201)
    expect(JSON.stringify((await dump(one))['request_counts'])).not.toContain('127.0.0.1')
  })

  it('are all counted when they arrive at the same time', async () => {
    const one = await startService({ ...open, rates })
    const other = await startService({ ...open, rates, folder: one.folder })
    const both = [one, other, one, other, one, other, one]

    const answers = await Promise.all(both.map(to => to.post('/api/preview', { body: 'x' })))

    const taken = answers.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(3)
  })

  it('are counted together when one clock is two seconds behind', async () => {
    const one = await startService({ ...open, rates })
    const behind = await startService({ ...open, rates, folder: one.folder })
    behind.clock.advance(-2_000)

    const taken = []
    for (const service of [one, behind, one, behind, one])
      taken.push((await service.post('/api/preview', { body: 'x' })).status)

    expect(taken).toEqual([200, 200, 200, 429, 429])
  })

  it('are counted anew after the window, and after a clock was set back', async () => {
    const { clock, ...service } = await startService({ ...open, rates })
    const knock = async () => (await service.post('/api/preview', { body: 'x' })).status
    for (let number = 0; number < 3; number += 1) await knock()

    const refused = await knock()
    clock.advance(60_000)
    const later = await knock()
    for (let number = 0; number < 3; number += 1) await knock()
    clock.advance(-24 * 60 * 60_000)
    const yesterday = await knock()

    expect([refused, later, yesterday]).toEqual([429, 200, 200])
  })
})

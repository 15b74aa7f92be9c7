import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { openAdministration } from '../../postgres/databases.ts'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import { secrets } from '../begin-database.ts'
import { carryOutHere } from '../command.ts'
import { makeLink, ownPage } from '../moderator.ts'
import { codeOf, idOf, makeFolder, type Service, startService } from '../service.ts'

// A server of its own, because it is stopped; what happens to a file is in failing-database.sqlite.test.ts.

let server: PostgresServer
let made = 0

beforeAll(async () => {
  server = await startPostgres()
})

afterAll(() => server.remove())

async function makeAddress(): Promise<string> {
  made += 1
  const administration = openAdministration(server.addressOf('postgres'))
  await administration.query(`create database failing_${made} encoding 'UTF8' template template0`)
  await administration.end()
  return server.addressOf(`failing_${made}`)
}

function startOn(url: string, more: { readonly busyTimeout?: number } = {}): Promise<Service> {
  const database = { engine: 'postgres', url } as const
  return startService({ config: { moderation: 'none', database }, ...more })
}

/** The clock stands still, and the check is made at most once a second. */
async function isReady(service: Service): Promise<number> {
  service.clock.advance(1_000)
  return (await service.ask('/readyz')).status
}

describe('a service whose table of sessions cannot be written', () => {
  it('does not use up the link with which somebody tries to sign in', async () => {
    const url = await makeAddress()
    const service = await startOn(url, { busyTimeout: 100 })
    const link = await makeLink(service)
    const administration = openAdministration(url)
    await administration.query('begin; lock table sessions in exclusive mode')

    const refused = await service.postForm(link, {}, ownPage)
    await administration.query('rollback')
    await administration.end()
    const entered = await service.postForm(link, {}, ownPage)

    expect([refused.status, entered.status]).toEqual([503, 303])
  })
})

describe('a service whose database server stops', () => {
  it('answers 503 meanwhile, and recovers by itself with the acknowledged comment', async () => {
    const service = await startOn(await makeAddress())
    const id = await idOf(await service.submit('rome', { body: 'Before.' }))

    await server.stop()
    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const form = await service.submitForm('rome', { name: 'Ada', body: 'My words' })
    service.clock.advance(1_000)
    const read = await service.ask('/api/threads/rome/comments')
    const [ready, alive] = [await isReady(service), await service.ask('/healthz')]
    await server.start()

    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await codeOf(refused)).toBe('service-busy')
    expect([form.status, await form.text()]).toEqual([503, expect.stringContaining('My words')])
    expect([read.status, await codeOf(read)]).toEqual([503, 'service-busy'])
    expect([ready, alive.status]).toEqual([503, 200])
    await expect.poll(() => isReady(service)).toBe(200)
    expect((await service.submit('rome', { body: 'Meanwhile.' })).status).toBe(201)
    expect((await service.read('rome')).comments.at(-1)).toMatchObject({ id })
  })

  it('neither loses nor duplicates acknowledged comments when that happens during many writes', async () => {
    const service = await startOn(await makeAddress())
    const acknowledged: string[] = []

    const writes = Array.from({ length: 60 }, async (_, number) => {
      const answer = await service.submit('rome', { body: `Number ${number}.` })
      if (answer.status === 201) acknowledged.push(await idOf(answer))
      if (acknowledged.length === 5) await server.stop()
    })
    await Promise.all(writes)
    await server.start()
    await expect.poll(() => isReady(service)).toBe(200)

    const { comments, count } = await service.read('rome')
    const stored: string[] = comments.map(({ id }) => id)
    expect(acknowledged.filter(id => !stored.includes(id))).toEqual([])
    expect([count, new Set(stored).size]).toEqual([stored.length, stored.length])
  })
})

describe('a service whose database server is frozen', () => {
  it('reports that it is not ready while a write waits, which is stored afterwards', async () => {
    const service = await startOn(await makeAddress())
    await service.submit('rome', { body: 'Before.' })
    const thaw = server.freeze()
    const written = service.submit('rome', { body: 'Meanwhile.' })

    const first = await Promise.race([isReady(service).then(code => ({ code })), written])
    thaw()

    expect(first).toEqual({ code: 503 })
    expect((await written).status).toBe(201)
    await expect.poll(() => isReady(service)).toBe(200)
  })

  it('answers a rate-limited request within ten seconds', async () => {
    const service = await startOn(await makeAddress())
    await service.ask('/api/form')
    onTestFinished(server.freeze())

    const form = await service.ask('/api/form', { signal: AbortSignal.timeout(10_000) })

    expect(form.status).toBe(200)
  })
})

describe('a service that starts before its database server', () => {
  it('logs the address without the password, and is ready once the server has started', async () => {
    const address = new URL(await makeAddress())
    address.password = 'hunter2'
    await server.stop()
    const service = await startOn(address.href)

    const [ready, alive] = [await isReady(service), await service.ask('/healthz')]
    const written = await service.submit('rome')
    await server.start()

    expect([ready, alive.status, written.status]).toEqual([503, 200, 503])
    expect(service.lines.join('')).toMatch(
      /postgres:\/\/postgres@127\.0\.0\.1:\d+\/failing_\d+ cannot be used: .*ECONNREFUSED.*tried again/,
    )
    expect(service.lines.join('')).not.toContain('hunter2')
    await expect.poll(() => isReady(service)).toBe(200)
    expect((await service.submit('rome')).status).toBe(201)
  })

  it('does not retry if the database does not exist', async () => {
    const database = { engine: 'postgres', url: server.addressOf('nowhere') } as const

    const opened = openDatabase(database, { whenAway: () => undefined })

    await expect(opened).rejects.toThrow(/cannot be used: database "nowhere" does not exist/)
  })

  it('does not retry if the file of a certificate cannot be read', async () => {
    const url = `${await makeAddress()}?sslmode=verify-full&sslrootcert=/nowhere/ca.crt`

    const opened = openDatabase({ engine: 'postgres', url }, { whenAway: () => undefined })

    await expect(opened).rejects.toThrow(/cannot be used: ENOENT.*\/nowhere\/ca\.crt/)
  })
})

describe('a command whose database server is down', () => {
  it('names the address and exits with 3', async () => {
    const url = server.addressOf('nowhere')
    await server.stop()
    onTestFinished(() => server.start())

    const settings = { ...secrets.postgres, AFTERWORD_DATABASE: url }
    const { said, code } = await carryOutHere(await makeFolder(), ['moderator'], settings)

    expect(said).toMatch(
      /postgres:\/\/postgres@127\.0\.0\.1:\d+\/nowhere cannot be used: connect ECONNREFUSED 127\.0\.0\.1:\d+\n$/,
    )
    expect(code).toBe(3)
  })

  it('names the address on restore, and exits with 1 if only the database is missing', async () => {
    const old = await makeFolder()
    const backup = join(old, 'before.db')
    const away = { ...secrets.postgres, AFTERWORD_DATABASE: server.addressOf('nowhere') }
    await carryOutHere(old, ['migrate'])
    await carryOutHere(old, ['backup', backup])

    const missing = await carryOutHere(old, ['restore', backup], away)
    await server.stop()
    onTestFinished(() => server.start())
    const stopped = await carryOutHere(old, ['restore', backup], away)

    expect(missing.said).toMatch(/@127\S+\/nowhere cannot be used: database "nowhere" does not/)
    expect(stopped.said).toMatch(/@127\S+\/nowhere cannot be used: connect ECONNREFUSED/)
    expect([missing.code, stopped.code]).toEqual([1, 3])
  })
})

describe('a service whose database is read-only', () => {
  it('answers 503 to writes, keeps reading, and recovers by itself', async () => {
    const url = await makeAddress()
    const service = await startOn(url)
    await service.submit('rome', { body: 'Before.' })
    const administration = openAdministration(url)
    onTestFinished(() => administration.end())
    const name = new URL(url).pathname.slice(1)
    const turn = async (onOff: string) => {
      await administration.query(
        `alter database ${name} set default_transaction_read_only = ${onOff}`,
      )
      await administration.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    }

    await turn('on')
    await expect.poll(() => isReady(service)).toBe(503)
    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const { count } = await service.read('rome')
    await administration.query('set default_transaction_read_only = off')
    await turn('off')
    await expect.poll(() => isReady(service)).toBe(200)
    const later = await service.submit('rome', { body: 'Meanwhile.' })

    expect([refused.status, count, later.status]).toEqual([503, 1, 201])
  })
})

describe('a service that waits too long for a lock', () => {
  it('answers 503 to writes, keeps reading, and recovers by itself', async () => {
    const url = await makeAddress()
    const service = await startOn(url, { busyTimeout: 20 })
    await service.submit('rome', { body: 'Before.' })
    const other = new Client(url)
    await other.connect()
    onTestFinished(() => other.end())
    await other.query('begin; lock table threads in exclusive mode')

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const { count } = await service.read('rome')
    await other.query('rollback')
    const later = await service.submit('rome', { body: 'Meanwhile.' })

    expect(count).toBe(1)
    expect([refused.status, await codeOf(refused), later.status]).toEqual([
      503,
      'service-busy',
      201,
    ])
    expect((await service.read('rome')).count).toBe(2)
  })
})

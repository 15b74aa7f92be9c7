import { createServer } from 'node:net'
import { Client } from 'pg'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { keepSessionsOf, kept } from '../../postgres/kept-sessions.ts'
import { serverAddress } from './pooler.ts'

// Tests share the sessions of a server (tests/postgres/kept-sessions.ts), so none may find what another left in one.

async function connect({ href }: URL): Promise<Client> {
  const client = new Client({ connectionString: href, application_name: 'a test' })
  await client.connect()
  return client
}

async function ask<Row>(client: Client, query: string): Promise<Row[]> {
  return (await client.query(query)).rows as Row[]
}

async function processOf(client: Client): Promise<number> {
  const [row] = await ask<{ id: number }>(client, 'select pg_backend_pid() as id')
  return row?.id ?? Number.NaN
}

const nameOf = (id: number) =>
  `select application_name as name from pg_stat_activity where pid = ${id}`

/** The server that TEST_POSTGRES names may ask for a password, and then no session is kept. */
const whereKept = it.skipIf(new URL(inject('postgres')).password !== '')

whereKept(
  'gives a session to the next, who finds nothing that was said, held or made in it',
  async () => {
    const address = await serverAddress()
    const [before, beside] = [await connect(address), await connect(address)]
    const [id, other] = [await processOf(before), await processOf(beside)]
    await before.query(`
    set statement_timeout = 1234; set application_name = 'another';
    listen news; select pg_advisory_lock(7); create temp table left_over (number int)`)
    await before.query({ name: 'named', text: 'select 1' })
    await before.end()
    await vi.waitFor(async () => expect(await ask(beside, nameOf(id))).toEqual([{ name: kept }]))

    const next = await connect(address)

    expect([await processOf(next), await processOf(beside)]).toEqual([id, other])
    const query = `
    select current_setting('statement_timeout') as limit, current_setting('application_name') as name,
      to_regclass('left_over') as made, array(select pg_listening_channels()) as heard,
      (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as held,
      (select count(*)::int from pg_prepared_statements) as prepared`
    const nothing = { limit: '0', name: 'a test', made: null, heard: [], held: 0, prepared: 0 }
    expect(await ask(next, query)).toEqual([nothing])
    await Promise.all([next.end(), beside.end()])
  },
)

it('gives no session to another where the server asks for a password', async () => {
  const asking = Buffer.from('R\0\0\0\x08\0\0\0\x03')
  const ready = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I')
  const heard: string[] = []
  const server = createServer(socket => {
    socket.once('data', () => {
      socket.write(asking)
      socket.once('data', words => {
        heard.push(words.toString('latin1').slice(5))
        socket.write(ready)
      })
    })
  })
  onTestFinished(() => void server.close())
  const keeper = await keepSessionsOf(await listenOnLoopback(server))

  for (const password of ['first', 'second']) {
    const { port } = new URL(keeper)
    const client = await connect(new URL(`postgres://ada:${password}@127.0.0.1:${port}/any`))
    await client.end()
  }

  expect(heard).toEqual(['first\0', 'second\0'])
})

it('ends a session that is left in the middle of a transaction, or without a word', async () => {
  const address = await serverAddress()
  const [begun, lost] = [await connect(address), await connect(address)]
  const watching = await connect(address)
  const ids = [await processOf(begun), await processOf(lost)]
  await begun.query('begin')

  await begun.end()
  lost.on('error', () => undefined)
  lost.connection.stream.destroy()

  await vi.waitFor(async () =>
    expect((await Promise.all(ids.map(id => ask(watching, nameOf(id))))).flat()).toEqual([]),
  )
  await watching.end()
})

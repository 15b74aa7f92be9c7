import { expect, it } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { addressAt, serverAddress, startPooler } from './pooler.ts'
import { startSharingPooler } from './sharing-pooler.ts'

// Parameters of a session with a server: SQLite has none.

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-STARTUPMESSAGE */
function parametersIn(greeting: Buffer): string[] {
  const words = greeting.subarray(8).toString().split('\0')
  return words.filter((word, place) => place % 2 === 0 && word !== '')
}

it('a startup message has only parameters that PgBouncer accepts', async () => {
  const address = await serverAddress()
  const pooler = await startPooler(address)
  address.port = String(pooler.port)

  const database = await openDatabase(addressAt(address), { heard: () => undefined })
  await database.all(sql`select 1 as one`)
  await database.close()

  // What PgBouncer knows: https://www.pgbouncer.org/config.html#ignore_startup_parameters
  const taken = ['application_name', 'client_encoding', 'database', 'user']
  const said = new Set(pooler.greetings.flatMap(parametersIn))
  expect([...said].sort()).toEqual(taken)
})

it('a session has its timeouts even if the address has options of its own', async () => {
  const address = await serverAddress()
  address.searchParams.set('options', '-c geqo=off')

  const database = await openDatabase(addressAt(address))
  const settings = await database.all(sql`
    select name, setting
    from pg_settings
    where name in ('geqo', 'statement_timeout', 'idle_in_transaction_session_timeout')
    order by name`)
  await database.close()

  expect(settings).toEqual([
    { name: 'geqo', setting: 'off' },
    { name: 'idle_in_transaction_session_timeout', setting: '5000' },
    { name: 'statement_timeout', setting: '6000' },
  ])
})

it('a pooler in transaction mode is refused with a hint', async () => {
  const address = await serverAddress()
  address.port = String((await startSharingPooler(address, 'transaction')).port)

  const opened = openDatabase(addressAt(address))

  await expect(opened).rejects.toThrow(/shares a session.*pool_mode = transaction.*let AFTERWORD/)
})

it('a pooler in session mode is accepted', async () => {
  const address = await serverAddress()
  address.port = String((await startSharingPooler(address, 'session')).port)

  const database = await openDatabase(addressAt(address))
  const rows = await database.all(sql`select 1 as one`)
  await database.close()

  expect(rows).toEqual([{ one: 1 }])
})

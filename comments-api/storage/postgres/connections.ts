import { Client, type ClientConfig, Pool } from 'pg'
import { second } from '../../durations.ts'
import { readValue } from './values.ts'

const patience = {
  connectionTimeoutMillis: 3 * second,
  // The server may be gone without a word; then nobody ends a statement but we.
  query_timeout: 15 * second,
} as const

const session = {
  // Longer than any statement of ours takes, and shorter than a reader waits.
  statement_timeout: 10 * second,
  idle_in_transaction_session_timeout: 10 * second,
} as const

/** How every connection of ours is made. */
export function settingsFor(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'afterword',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10 * second,
    connectionTimeoutMillis: patience.connectionTimeoutMillis,
    types: { getTypeParser: readValue as never },
  }
}

/** One connection for one purpose, to be ended by whoever asked for it. */
export async function connect(settings: ClientConfig): Promise<Client> {
  const client = new Client(settings)
  // Whoever waits for an answer hears of it too; without a listener the process would end.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const mostReaders = 8

export function openReaders(url: string): Pool {
  return openPool(url, { max: mostReaders, session })
}

/** One: the others would only wait for their turn, see writer.ts. */
export function openWriters(url: string, busyTimeout: number): Pool {
  return openPool(url, { max: 1, session: { ...session, lock_timeout: busyTimeout } })
}

type Opening = {
  readonly max: number
  readonly session: Readonly<Record<string, string | number>>
}

function openPool(url: string, { max, session }: Opening): Pool {
  const pool = new Pool({
    ...settingsFor(url),
    ...patience,
    max,
    // Stays open when nobody asks: where readers are few, each would wait for a new one.
    min: 1,
    // Before its first use, and not in the greeting: PgBouncer turns away who asks for these there.
    onConnect: client => client.query(settingAll(session)),
  })
  // A connection that breaks while nobody uses it: the pool puts it away, and the next use makes another. One that
  // breaks in use fails the queries that wait; beside that it tells, and nobody listening would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

function settingAll(session: Opening['session']): string {
  const settings = Object.entries(session)
  return settings.map(([name, value]) => `set ${name} = '${value}'`).join('; ')
}

import { Client, type ClientConfig, Pool } from 'pg'
import { second } from '../../durations.ts'
import { readValue } from './values.ts'

const patience = {
  connectionTimeoutMillis: 3 * second,
  // If the server disappeared without a word, only this limit ends a statement.
  query_timeout: 15 * second,
} as const

const session = {
  // Longer than any statement of ours takes, and shorter than a reader would wait.
  statement_timeout: 10 * second,
  idle_in_transaction_session_timeout: 10 * second,
} as const

/** The settings of all our connections. */
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

/** A connection for one purpose. The caller must end it. */
export async function connect(settings: ClientConfig): Promise<Client> {
  const client = new Client(settings)
  // The caller that waits for an answer gets the error as well. Without a listener, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const mostReaders = 8

export function openReaders(url: string): Pool {
  return openPool(url, { max: mostReaders, session })
}

/** A single connection, since others would only wait for their turn, see writer.ts. */
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
    // Stays open while nobody asks, so that the first of few readers need not wait for a new one.
    min: 1,
    // Set before the first use and not during connecting, where PgBouncer refuses such settings.
    onConnect: client => client.query(settingAll(session)),
  })
  // If an unused connection breaks, the pool drops it and opens another for the next use. If one breaks in use, the
  // waiting queries fail. In both cases an event is emitted, which would end the process if nobody listened.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

function settingAll(session: Opening['session']): string {
  const settings = Object.entries(session)
  return settings.map(([name, value]) => `set ${name} = '${value}'`).join('; ')
}

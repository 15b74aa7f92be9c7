import { Client, type ClientConfig, Pool } from 'pg'
import { second } from '../../durations.ts'
import { readValue } from './values.ts'

const longestConnecting = 3 * second

/** The limits of our pools, in milliseconds. */
export type Limits = {
  /** How long a write waits for its turn. */
  readonly busyTimeout: number
  /** How long one statement may take. */
  readonly statementTimeout: number
}

/** The settings of all our connections. */
export function settingsFor(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'afterword',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10 * second,
    connectionTimeoutMillis: longestConnecting,
    types: { getTypeParser: readValue as never },
  }
}

/** A connection for one purpose, such as a backup, that may take as long as it takes. The caller must end it. */
export async function connect(settings: ClientConfig): Promise<Client> {
  const client = new Client(settings)
  // The caller that waits for an answer gets the error as well. Without a listener, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client
    .query(`${written(ourWays)}; ${withDurableCommits}; ${withoutLimits}`)
    .catch(async error => {
      await client.end()
      throw error
    })
  return client
}

/**
 * A server, a database or a role may have others. In a stricter isolation a transaction would not see what was written
 * while it waited for the lock, see write-lock.ts. Our SQL has no strings in which a backslash escapes something.
 */
const ourWays = {
  default_transaction_isolation: 'read committed',
  standard_conforming_strings: 'on',
} as const

/** What was acknowledged must outlive a crash of the server. A commit that waits for standbys, too, still does. */
const withDurableCommits = `
  select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`

/**
 * Many servers have limits for every session. pg_dump lifts the same ones, but for the last: a restore waits for its
 * backup of what is there. Not every release knows them all.
 */
const withoutLimits = `
  select set_config(name, '0', false)
  from pg_settings
  where name in (
    'statement_timeout', 'transaction_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
    'idle_session_timeout')`

const mostReaders = 8

export function openReaders(url: string, { statementTimeout }: Limits): Pool {
  return openPool(url, { max: mostReaders, statementTimeout })
}

/** A single connection, since others would only wait for their turn, see writer.ts. */
export function openWriters(url: string, { statementTimeout, busyTimeout }: Limits): Pool {
  return openPool(url, { max: 1, statementTimeout, lockTimeout: busyTimeout })
}

type Opening = {
  readonly max: number
  readonly statementTimeout: number
  readonly lockTimeout?: number
}

function openPool(url: string, { max, ...limits }: Opening): Pool {
  const pool = new Pool({
    ...settingsFor(url),
    // If the server disappeared without a word, only this limit ends a statement.
    query_timeout: limits.statementTimeout + second,
    max,
    // Stays open while nobody asks, so that the first of few readers need not wait for a new one.
    min: 1,
    // Set before the first use and not during connecting, where PgBouncer refuses such settings.
    onConnect: client => client.query(settingAll(limits)),
  })
  // If an unused connection breaks, the pool drops it and opens another for the next use. If one breaks in use, the
  // waiting queries fail. In both cases an event is emitted, which would end the process if nobody listened.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

function settingAll({ statementTimeout, lockTimeout }: Omit<Opening, 'max'>): string {
  const settings = {
    ...ourWays,
    statement_timeout: statementTimeout,
    // As long as others wait for their turn, which such a transaction may hold.
    idle_in_transaction_session_timeout: 5 * second,
    ...(lockTimeout === undefined ? {} : { lock_timeout: lockTimeout }),
  }
  return `${written(settings)}; ${withDurableCommits}; ${withoutTransactionTimeout}`
}

function written(settings: Readonly<Record<string, string | number>>): string {
  const all = Object.entries(settings).map(([name, value]) => `set ${name} = '${value}'`)
  return all.join('; ')
}

/**
 * It may be set for every session, and would end a transaction of statements that each keep to our limits. Releases
 * before 17 do not know it.
 */
const withoutTransactionTimeout = `
  select set_config('transaction_timeout', '0', false)
  where current_setting('transaction_timeout', true) is not null`

import type { Pool, PoolClient } from 'pg'
import { second } from '../../durations.ts'

const restAfter = second
/** As long as opening a new connection may take. */
const timeout = 3 * second

/**
 * Returns a function that takes a connection from the pool. An unused one may have died unnoticed, for example because
 * a firewall forgot it. What is sent over it would then fail, or be stored without an answer. So it is tested first. If
 * the test fails, all other unused connections are dropped without a test.
 */
export function takingFrom(pool: Pool): () => Promise<PoolClient> {
  const restingSince = new WeakMap<PoolClient, number>()
  pool.on('release', (_, client) => restingSince.set(client, performance.now()))
  /** `false` for a new connection. */
  const hasRested = (client: PoolClient) => {
    const since = restingSince.get(client)
    return since !== undefined && performance.now() - since >= restAfter
  }
  return async function takeConnection() {
    for (let isTrusted = true; ; isTrusted = false) {
      const client = await pool.connect()
      if (!hasRested(client)) return client
      if (isTrusted && (await doesAnswer(client))) return client
      client.release(true)
    }
  }
}

function doesAnswer(client: PoolClient): Promise<boolean> {
  const nothing = { text: '', query_timeout: timeout }
  return client.query(nothing).then(
    () => true,
    () => false,
  )
}

import type { Pool, PoolClient } from 'pg'
import { second } from '../../durations.ts'

const restAfter = second
/** As long as a new connection may take. */
const patience = 3 * second

/**
 * Takes connections of a pool. One that lay unused may be gone without a word, as behind a firewall that forgot it, and
 * what is sent over it would fail, or be stored with nobody told. So it is asked first. Where one does not answer, the
 * others that rest are not asked.
 */
export function takingFrom(pool: Pool): () => Promise<PoolClient> {
  const restingSince = new WeakMap<PoolClient, number>()
  pool.on('release', (_, client) => restingSince.set(client, performance.now()))
  /** A new one has not. */
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
  const nothing = { text: '', query_timeout: patience }
  return client.query(nothing).then(
    () => true,
    () => false,
  )
}

import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'

const channel = 'afterword_written'

/** Part of a transaction that writes. All instances are notified when it commits, and none if it does not. */
export const tellEverybody = `notify ${channel}`

const shortestPause = 250
const longestPause = 2_000

/**
 * A connection that only listens, and is opened again whenever it breaks. Notifications are lost meanwhile, so each new
 * connection counts as one.
 */
export class News {
  readonly #settings: ClientConfig
  readonly #heard: () => void
  readonly #stop = new AbortController()
  #client: Client | null = null

  constructor(settings: ClientConfig, heard: () => void) {
    this.#settings = settings
    this.#heard = heard
    this.#listenForEver()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#client?.end().catch(() => undefined)
  }

  async #listenForEver(): Promise<void> {
    let wait = shortestPause
    while (!this.#stop.signal.aborted) {
      const listened = await this.#listen().catch(() => false)
      wait = listened ? shortestPause : Math.min(wait * 2, longestPause)
      await pause(wait, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined)
    }
  }

  /** Resolves when the connection ends. Rejects if there was none. */
  async #listen(): Promise<boolean> {
    const client = new Client(this.#settings)
    const ended = new Promise<void>(resolve => client.once('end', () => resolve()))
    client.on('error', () => undefined)
    client.on('notification', () => this.#heard())
    this.#client = client
    await client.connect()
    // A standby refuses to listen, and keeps the connection open.
    await client.query(`listen ${channel}`).catch(async error => {
      await client.end()
      throw error
    })
    this.#heard()
    await ended
    return true
  }
}

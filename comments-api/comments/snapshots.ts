import type { Database } from '../storage/database.ts'
import { readVersion } from './counts.ts'
import { Encoded } from './encodings.ts'
import { type Asked, type ListMentions, readThread } from './read-thread.ts'
import type { Thread } from './thread.ts'

type Needs = { readonly database: Database; readonly listMentions: ListMentions }

/** `tag` tells it from every other state of its thread. */
export type Snapshot = { readonly tag: string; readonly encoded: Encoded }

const mostBytes = 64 * 1024 * 1024

/**
 * Threads as they are served, ready. The version is asked for on every read that comes this far (it costs
 * a few microseconds), so what another process wrote, such as an import, is never missed.
 */
export class Snapshots {
  readonly #needs: Needs
  readonly #ready = new Map<string, Snapshot>()
  #bytes = 0

  constructor(needs: Needs) {
    this.#needs = needs
  }

  async read(thread: Thread, asked: Asked): Promise<Snapshot> {
    const version = await readVersion(this.#needs.database, thread.id)
    const wanted = knownSince(asked, version)
    const key = JSON.stringify([thread.id, wanted.since, wanted.cursor])
    const tag = `${encodeURIComponent(thread.id)}-${version}${thread.isOpen ? '' : '-closed'}`
    const ready = this.#ready.get(key)
    if (ready?.tag === tag) return this.#keep(key, ready)
    const encoded = new Encoded(await readThread(this.#needs, thread, wanted))
    return this.#keep(key, { tag, encoded })
  }

  /** A map keeps the order of insertion: what is used goes to the end, what was not used for longest goes first. */
  #keep(key: string, snapshot: Snapshot): Snapshot {
    this.#forget(key)
    this.#ready.set(key, snapshot)
    this.#bytes += snapshot.encoded.bytes
    for (const oldest of this.#ready.keys()) {
      if (this.#bytes <= mostBytes) break
      this.#forget(oldest)
    }
    return snapshot
  }

  #forget(key: string): void {
    this.#bytes -= this.#ready.get(key)?.encoded.bytes ?? 0
    this.#ready.delete(key)
  }
}

/** A version from the future comes from a page that was built with another database: it gets everything. */
function knownSince(asked: Asked, version: number): Asked {
  return asked.since !== null && asked.since > version ? { ...asked, since: null } : asked
}

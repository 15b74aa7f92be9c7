import { type Epoch, readVersion } from './counts.ts'
import { Encoded } from './encodings.ts'
import { type Asked, type Needs as ReadNeeds, readThread } from './read-thread.ts'
import type { Thread } from './thread.ts'

/** `tag` tells it from every other state of its thread. */
export type Snapshot = { readonly tag: string; readonly encoded: Encoded }

type Needs = Omit<ReadNeeds, 'epoch'> & { readonly epoch: Epoch }

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

  /** `epoch`: of the database that gave `since`, if the caller knows it. */
  async read(thread: Thread, asked: Asked & { readonly epoch?: string }): Promise<Snapshot> {
    const { database } = this.#needs
    const epoch = await this.#needs.epoch()
    const version = await readVersion(database, thread.id)
    const wanted = knownSince(asked, { epoch, version })
    const key = JSON.stringify([thread.id, wanted.since, wanted.cursor])
    const tag = `${encodeURIComponent(thread.id)}-${epoch}-${version}${thread.isOpen ? '' : '-closed'}`
    const ready = this.#ready.get(key)
    if (ready?.tag === tag) return this.#keep(key, ready)
    const encoded = new Encoded(await readThread({ ...this.#needs, epoch }, thread, wanted))
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

type Known = { readonly epoch: string; readonly version: number }

/** What another database counted says nothing here: neither its epoch's versions nor, where the page names no epoch, one from the future. */
function knownSince(
  { since, cursor, epoch }: Asked & { readonly epoch?: string },
  known: Known,
): Asked {
  if (since === null) return { since, cursor }
  if (epoch !== undefined && epoch !== known.epoch) return { since: 0, cursor }
  return { since: since > known.version ? null : since, cursor }
}

import type { Thread } from '../threads/thread.ts'
import { Encoded } from './encodings.ts'
import { addToFirstPage, composeFirstPage, type FirstPage } from './first-page.ts'
import { LruCache } from './lru-cache.ts'
import { readNewer } from './read-newer.ts'
import { type Asked, isWhole, type Needs as ReadNeeds, readThread } from './read-thread.ts'
import { type Epoch, readVersion } from './versions.ts'
import { type Of, writeThread } from './write-thread.ts'

/** `tag` distinguishes this state of the thread from every other. */
export type Snapshot = { readonly tag: string; readonly encoded: Encoded }

type Needs = ReadNeeds & { readonly epoch: Epoch }
type SomeAsked = Asked & { readonly epoch?: string }

/**
 * Counted as half of the text, see `Encoded.bytes`. A read that finds nothing here takes half a millisecond, so more room
 * would gain little.
 */
const mostBytes = { firstPages: 10 * 1024 * 1024, others: 3 * 1024 * 1024 } as const
const whole = { since: null, cursor: null } as const

/**
 * Threads as they are served. The version is asked for on every read that gets this far (it costs a few microseconds),
 * so that what another process wrote, such as an import, is never missed.
 */
export class Snapshots {
  readonly #needs: Needs
  readonly #firstPages = new LruCache<Snapshot & FirstPage>(mostBytes.firstPages)
  readonly #others = new LruCache<Snapshot>(mostBytes.others)

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** `epoch` identifies the database that `since` came from, if the caller knows it. */
  async read(thread: Thread, asked: SomeAsked): Promise<Snapshot> {
    const of = { thread, epoch: await this.#needs.epoch() }
    return isWhole(asked) ? this.#readFirstPage(of) : this.#readOther(of, asked)
  }

  async #readOther(of: Of, asked: SomeAsked): Promise<Snapshot> {
    const { id } = of.thread
    const version = await readVersion(this.#needs.database, id)
    const wanted = knownSince(asked, { epoch: of.epoch, version })
    if (isWhole(wanted)) return this.#readFirstPage(of)
    const key = JSON.stringify([id, wanted.since, wanted.cursor])
    const ready = this.#others.find(key)
    if (ready?.tag === tagOf(of, version)) return this.#others.keep(key, ready)
    const page = await readThread(this.#needs, id, wanted)
    const encoded = new Encoded(Buffer.from(writeThread(of, page)))
    return this.#others.keep(key, { tag: tagOf(of, page.numbers.version), encoded })
  }

  async #readFirstPage(of: Of): Promise<Snapshot> {
    const { id } = of.thread
    const page =
      (await this.#renewFirstPage(of)) ??
      composeFirstPage(of, await readThread(this.#needs, id, whole))
    return this.#firstPages.keep(id, { ...page, tag: tagOf(of, page.numbers.version) })
  }

  /** `null` if there is none, or none that can be updated. */
  async #renewFirstPage(of: Of): Promise<FirstPage | null> {
    const { id } = of.thread
    const ready = this.#firstPages.find(id)
    if (!ready) return null
    const newer = await readNewer(this.#needs.database, id, ready.numbers.version)
    return ready.tag === tagOf(of, newer.numbers.version) ? ready : addToFirstPage(of, ready, newer)
  }
}

function tagOf({ thread, epoch }: Of, version: number): string {
  return `${encodeURIComponent(thread.id)}-${epoch}-${version}${thread.isOpen ? '' : '-closed'}`
}

type Known = { readonly epoch: string; readonly version: number }

/**
 * Versions from another database mean nothing here, and HTML of another renderer must not be kept: those with another
 * epoch and, if a page names no epoch, those higher than ours.
 */
function knownSince({ since, cursor, epoch }: SomeAsked, known: Known): Asked {
  if (since === null) return { since, cursor }
  if (epoch !== undefined && epoch !== known.epoch) return { since: 0, cursor }
  return { since: since > known.version ? null : since, cursor }
}

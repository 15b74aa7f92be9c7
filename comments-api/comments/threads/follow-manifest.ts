import type { ManifestThread } from '../../contract/manifest.ts'
import { Problem } from '../../contract/problems.ts'
import { minute } from '../../durations.ts'
import { messageOf } from '../../storage/message-of.ts'
import type { World } from '../../world.ts'
import { knowOwners } from '../fields/owners-name.ts'
import { wordingFor } from '../wording.ts'
import { type Edition, type ManifestAddress, readManifest } from './manifest.ts'
import { addressesOf, pageAddress, withoutQuery } from './page-address.ts'
import { printingDays } from './printing-days.ts'
import type { OfSite, PublishedThread, Threads, ThreadsByUrl } from './thread.ts'

type Needs = {
  readonly address: ManifestAddress
  readonly world: World
  readonly tell: (error: Error) => void
}

type Known = {
  readonly mark: string | null
  readonly ofSite: OfSite
  readonly threads: ReadonlyMap<string, ManifestThread>
  /** Thread ids by the current and former addresses of their posts, see page-address.ts. */
  readonly addresses: ReadonlyMap<string, string>
}

/** How often to look, in milliseconds: at most this often for unknown threads, at least this often for known ones. */
const pace = {
  file: { unknown: 0, known: 1_000 },
  url: { unknown: 5_000, known: minute },
} as const

/**
 * The threads of the last manifest that could be read. Looks again when it is asked and enough time has passed, so it
 * needs no timer. While the site is away, the last good manifest serves.
 */
export class FollowedManifest implements Threads, ThreadsByUrl {
  readonly #needs: Needs
  readonly #look: (notWithin: number) => Promise<void>
  #known: Known | null = null
  #failure: string | null = null

  constructor(needs: Needs) {
    this.#needs = needs
    this.#look = oneAtATime(needs.world, () => this.#readAgain())
  }

  async find(id: string) {
    await this.#lookFor(id)
    return this.#published(id)
  }

  async findAtOnce(id: string) {
    const looking = this.#lookFor(id)
    // Without a manifest there is nothing to answer from; and reading a file delays nobody.
    if (!this.#known || this.#needs.address.kind === 'file') await looking
    return this.#published(id)
  }

  #published(id: string): PublishedThread | null {
    if (!this.#known) throw new Problem('no-manifest', { retryAfter: 5 })
    const { threads, ofSite } = this.#known
    const thread = threads.get(id)
    return thread ? { ...thread, ...ofSite } : null
  }

  /** For a known thread, nobody waits for a site that may be away: the manifest is fetched in the background. */
  async #lookFor(id: string): Promise<void> {
    const { kind } = this.#needs.address
    const { known, unknown } = pace[kind]
    if (!this.#known?.threads.has(id)) return this.#look(unknown)
    const looking = this.#look(known)
    // After an hour without readers, the first to comment could otherwise do so in a thread that has been closed
    // meanwhile.
    if (kind === 'file') await looking
  }

  async findByUrl(url: string) {
    const address = pageAddress(url)
    if (address === null) return null
    if (!this.#known || !this.#idAt(address))
      await this.#look(pace[this.#needs.address.kind].unknown)
    if (!this.#known) throw new Problem('no-manifest', { retryAfter: 5 })
    const id = this.#idAt(address)
    return id === undefined ? null : this.find(id)
  }

  #idAt(address: string): string | undefined {
    const addresses = this.#known?.addresses
    return addresses?.get(address) ?? addresses?.get(withoutQuery(address))
  }

  /** Looks again, and returns why there is no manifest yet, or `null` if there is one. */
  async missing(): Promise<string | null> {
    if (!this.#known) await this.#look(pace[this.#needs.address.kind].unknown)
    return this.#known ? null : (this.#failure ?? 'it was not read yet')
  }

  async #readAgain(): Promise<void> {
    const { address, world, tell } = this.#needs
    try {
      const edition = await readManifest(address, this.#known?.mark ?? null, world)
      if (edition) this.#known = index(edition)
      this.#failure = null
    } catch (cause) {
      const failure = reasonOf(cause)
      // Logged once instead of at every request, until the reason changes.
      if (failure !== this.#failure) {
        const place = address.kind === 'url' ? address.url : address.file
        const remedy = 'AFTERWORD_SITE or AFTERWORD_MANIFEST says where it is'
        tell(new Error(`the manifest ${place} could not be read: ${failure}; ${remedy}`, { cause }))
      }
      this.#failure = failure
    }
  }
}

/** The cause says more than fetch's own "fetch failed": which host is unknown, or which connection was refused. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error.cause instanceof Error && messageOf(error.cause)) || error.message
}

/** Concurrent callers share one fetch. */
function oneAtATime(world: World, look: () => Promise<void>): (notWithin: number) => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null
  return function lookUnlessJustDone(notWithin) {
    if (looking) return looking
    if (world.monotonic() - lookedAt < notWithin) return Promise.resolve()
    looking = look().finally(() => {
      lookedAt = world.monotonic()
      looking = null
    })
    return looking
  }
}

function index({ mark, manifest }: Edition): Known {
  const authors = manifest.threads.map(thread => thread.author.name)
  const owner = manifest.author?.name ?? null
  return {
    mark,
    ofSite: {
      wording: wordingFor(manifest.language),
      language: manifest.language ?? 'en',
      printDay: printingDays(manifest),
      takesTrackbacks: manifest.trackback ?? true,
      owner,
      owners: knowOwners([...new Set(owner === null ? authors : [owner, ...authors])]),
    },
    threads: new Map(manifest.threads.map(thread => [thread.id, thread])),
    addresses: new Map(
      manifest.threads.flatMap(thread =>
        addressesOf(thread, manifest.site).map(address => [address, thread.id] as const),
      ),
    ),
  }
}

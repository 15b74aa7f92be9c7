import type { ManifestThread } from '../contract/manifest.ts'
import { Problem } from '../contract/problems.ts'
import type { World } from '../world.ts'
import { type ManifestAddress, readManifest } from './manifest.ts'
import type { Threads } from './thread.ts'
import { type Wording, wordingFor } from './wording.ts'

export type FollowedManifest = Threads & {
  /** Why there is no manifest yet, or `null`. Looks again first. */
  missing(): Promise<string | null>
}

type Known = {
  readonly mark: string | null
  readonly wording: Wording
  readonly threads: ReadonlyMap<string, ManifestThread>
}

/** How often to look, in milliseconds: at most this often for what is unknown, at least this often for what is known. */
const pace = {
  file: { unknown: 0, known: 1_000 },
  url: { unknown: 5_000, known: 60_000 },
} as const

/**
 * The threads of the newest manifest that could be read. Looks again when somebody asks and some time
 * has passed, so there is no timer; while the site is away, the last good manifest serves.
 */
export function followManifest(
  address: ManifestAddress,
  world: World,
  tell: (error: Error) => void,
): FollowedManifest {
  let known: Known | null = null
  let failure = 'it was not read yet'
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  function look(notWithin: number): Promise<void> {
    if (looking) return looking
    if (world.monotonic() - lookedAt < notWithin) return Promise.resolve()
    looking = readAgain().finally(() => {
      lookedAt = world.monotonic()
      looking = null
    })
    return looking
  }

  async function readAgain(): Promise<void> {
    try {
      const edition = await readManifest(address, known?.mark ?? null, world)
      if (edition) known = index(edition)
    } catch (cause) {
      failure = cause instanceof Error ? cause.message : String(cause)
      tell(new Error(`the manifest could not be read: ${failure}`, { cause }))
    }
  }

  async function find(id: string) {
    const early = known?.threads.get(id)
    // Known: answer at once from what there is, and look again beside it.
    if (early) look(pace[address.kind].known)
    else await look(pace[address.kind].unknown)
    if (!known) throw new Problem('no-manifest', { retryAfter: 5 })
    const thread = known.threads.get(id)
    return thread ? { ...thread, wording: known.wording } : null
  }

  async function missing(): Promise<string | null> {
    if (!known) await look(pace[address.kind].unknown)
    return known ? null : failure
  }

  return { find, missing }
}

function index({ mark, manifest }: NonNullable<Awaited<ReturnType<typeof readManifest>>>): Known {
  return {
    mark,
    wording: wordingFor(manifest.language),
    threads: new Map(manifest.threads.map(thread => [thread.id, thread])),
  }
}

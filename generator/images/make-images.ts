import type { PlanEntry, Showing } from '../plan/entries.ts'
import type { StillImage } from '../plan/making.ts'
import { ImagesBroken } from './broken-images.ts'
import { openImageCache } from './image-cache.ts'
import { makeMissing, type Wanted } from './make-missing.ts'
import type { MakingOfImage } from './make-of-image.ts'

type MakingOptions = {
  readonly plan: readonly PlanEntry[]
  readonly folder: string
  pathOf(image: StillImage): string
  readonly tell: (step: string) => void
}

/**
 * Makes every stale image that is not in the cache. Returns the stale entries, with images as copies of the files that
 * were made. Throws ImagesBroken if any cannot be decoded.
 */
export async function makeImages(
  stale: readonly PlanEntry[],
  options: MakingOptions,
): Promise<readonly PlanEntry[]> {
  const wanted = new Map(stale.flatMap(wantedFor).map(one => [one.key, one]))
  if (wanted.size === 0) return stale
  const cache = openImageCache(options.folder)
  const ready = new Map<string, string>()
  for (const key of wanted.keys()) {
    const path = cache.find(key)
    if (path !== null) ready.set(key, path)
  }
  const missing = [...wanted.values()].filter(({ key }) => !ready.has(key))
  const keep = (key: string, bytes: Uint8Array) => ready.set(key, cache.keep(key, bytes))
  const broken = await makeMissing(missing, { ...options, keep })
  cache.tidy(new Set(options.plan.flatMap(wantedFor).map(({ key }) => key)))
  if (broken.size > 0) throw new ImagesBroken(broken)
  return stale.map(entry => putInPlace(entry, ready))
}

function wantedFor(entry: PlanEntry): Wanted[] {
  if (entry.kind !== 'copy') return []
  const showing = entry.show()
  return isMade(showing) ? [{ key: showing.hash, making: showing.making }] : []
}

type MadeShowing = Extract<Showing, { kind: 'copy' }> & { readonly making: MakingOfImage }

function isMade(showing: Showing): showing is MadeShowing {
  return showing.kind === 'copy' && showing.making !== undefined && showing.making.kind !== 'card'
}

function putInPlace(entry: PlanEntry, ready: ReadonlyMap<string, string>): PlanEntry {
  const [made] = wantedFor(entry)
  if (made === undefined) return entry
  const from = ready.get(made.key) ?? ''
  return { ...entry, show: () => ({ kind: 'copy', hash: made.key, from }) }
}

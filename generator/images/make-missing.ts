import { promises as files } from 'node:fs'
import { availableParallelism } from 'node:os'
import { MachineError } from '../errors.ts'
import { hashOf } from '../hash-of.ts'
import type { StillImage } from '../plan/making.ts'
import type { BrokenImages } from './broken-images.ts'
import { reasonOf } from './image-facts.ts'
import { loadSharp } from './load-sharp.ts'
import { type MakingOfImage, makeOfImage } from './make-of-image.ts'

export type Wanted = { readonly key: string; readonly making: MakingOfImage }

type MissingOptions = {
  pathOf(image: StillImage): string
  readonly tell: (step: string) => void
  keep(key: string, bytes: Uint8Array): void
}

type Job = () => Promise<void>

/** Makes images on all cores. Returns those that could not be decoded, with the reasons. */
export async function makeMissing(
  missing: readonly Wanted[],
  options: MissingOptions,
): Promise<BrokenImages> {
  const broken = new Map<string, string>()
  if (missing.length === 0) return broken
  const byImage = Map.groupBy(missing, ({ making }) => making.image.hash)
  const images = [...byImage.values()].map(wanted => async () => {
    const reason = await makeAllOf(wanted, options)
    if (reason !== null) broken.set(wanted[0]?.making.image.hash ?? '', reason)
  })
  await runAll(told(images, options))
  return broken
}

/** Decodes an image once for all its variants. Returns the reason if it cannot be decoded, else `null`. */
async function makeAllOf(
  wanted: readonly Wanted[],
  { pathOf, keep }: MissingOptions,
): Promise<string | null> {
  const [first] = wanted
  if (first === undefined) return null
  const { image } = first.making
  const bytes = await files.readFile(pathOf(image))
  if (hashOf(bytes) !== image.hash)
    throw new MachineError(`${image.source} changed during the build; build again`)
  const made = await makeOfImage(await loadSharp(), bytes, wanted).catch(reasonOf)
  if (typeof made === 'string') return made
  // Outside of the `catch`: a full disk is not a fault of the image.
  for (const { key, bytes } of made) keep(key, bytes)
  return null
}

function told(jobs: readonly Job[], { tell }: MissingOptions): Job[] {
  return jobs.map((job, position) => () => {
    tell(`images ${position + 1} of ${jobs.length}`)
    return job()
  })
}

/** Node runs four threads for libraries, however many cores there are. */
const mostThreads = 4

async function runAll(jobs: readonly Job[]): Promise<void> {
  const waiting = [...jobs].reverse()
  const work = async () => {
    try {
      for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) await job()
    } catch (error) {
      // The build has failed, so the other workers must not go on.
      waiting.length = 0
      throw error
    }
  }
  const workers = Math.min(availableParallelism(), mostThreads, jobs.length)
  await Promise.all(Array.from({ length: workers }, work))
}

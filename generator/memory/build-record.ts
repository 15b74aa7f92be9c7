import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Planned } from './known-plan.ts'
import { type Learned, readLearned, writeLearned } from './learned.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { readSealed, writeSealed } from './sealed-file.ts'
import type { Sight } from './sight.ts'
import { readOutputs, type WrittenOutputs, writeOutputs } from './written-outputs.ts'

/*
 * What one build leaves for the next is in four files of the cache, two large ones and two small ones that amend them:
 *
 *   record        what was learned of the content              learned.ts, written-posts.ts
 *   record-anew   … the posts that have changed since
 *   outputs       what is known of the published files         written-outputs.ts, output-columns.ts
 *   published     … what has changed of them since, and everything else: place, sight, plan
 *
 * A small file names the seal of its large one, and is ignored without it. `published` also names the seal of what was
 * learned then: only for that content is its plan known.
 *
 *   read    large + small = one value in memory, which also remembers what is on the disk (`onDisk`, `origin`)
 *   build   the value is replaced, never changed; of the outputs, it notes what was made and what is gone (outputs.ts)
 *   forget  `published` is removed before folders are swapped: a build that is killed then leaves no record of a site
 *   write   compares with what is on the disk, and writes small files only; too many changes, and a large one is
 *           written anew. If only times differ, as in a restored site, a small file has those of all files ("retimed").
 *
 * The preview keeps the value in memory (build-memory.ts), and writes it when nobody waits.
 */

/** What the last build knew, so that the next one need not find it out again. */
export type BuildRecord = Learned & {
  readonly outputs: Outputs
  /** Which folder was published, see `placeOf`. */
  readonly place: string | null
  /** The files in which the previous site differs from the published one; `null` if that is not known. */
  readonly lastChange: readonly string[] | null
  /** When the newest of its posts was changed; 0 if no time says so. */
  readonly newest: number
  /** Everything that it depended on; `null` if that is not known. */
  readonly sight: Sight | null
  /** What it planned; `null` if that is not known. */
  readonly planned: Planned | null
}

const nothingPublished = {
  outputs: outputsOf(new Map()),
  place: null,
  lastChange: null,
  newest: 0,
  sight: null,
  planned: null,
}

/** For the same code and the same site; without one, everything is built. */
export function readBuildRecord(
  path: string,
  ground: string,
  site: PublishedSite | null = readPublishedSite(path),
): BuildRecord {
  const learned = readLearned(path, ground)
  if (site?.ground !== ground) return { ...learned, ...nothingPublished }
  const { ground: _, learned: seal, planned, ...rest } = site
  const isOfSame = learned.onDisk?.seal === seal
  return { ...learned, ...rest, planned: isOfSame ? planned : null }
}

/** What a build leaves behind about the published site, whatever its code and settings were. */
export type PublishedSite = Omit<BuildRecord, keyof Learned> & {
  readonly ground: string
  /** The seal of what was learned about the content that it was made from. */
  readonly learned: string
}

type WrittenSite = Omit<PublishedSite, 'outputs'> & { readonly outputs: WrittenOutputs }

/** The published files are kept apart from the rest, which need not even be read if nothing has changed. */
export function readPublishedSite(path: string): PublishedSite | null {
  const json = readSealed(publishedBeside(path), shape)
  if (json === null) return null
  const site: WrittenSite = JSON.parse(json)
  const outputs = readOutputs(outputsBeside(path), site.outputs)
  return outputs === null ? null : { ...site, outputs }
}

/** Rename it whenever the shape changes: the file is read before it is known which code wrote it. */
const shape = 'published, with its site and its newest file, beside its outputs, and their changes'

function publishedBeside(path: string): string {
  return join(dirname(path), 'published')
}

function outputsBeside(path: string): string {
  return join(dirname(path), 'outputs')
}

/** `before` is what the files are known to contain. */
export function writeBuildRecord(
  path: string,
  { ground, before }: { readonly ground: string; readonly before?: BuildRecord },
  record: BuildRecord,
): void {
  const learned = writeLearned(path, { ground, before }, record)
  const { place, lastChange, newest, sight, planned } = record
  const outputs = writeOutputs(outputsBeside(path), before?.outputs, record.outputs)
  const rest = { place, lastChange, newest, sight, planned }
  const written: WrittenSite = { ground, learned, outputs, ...rest }
  writeSealed(publishedBeside(path), shape, JSON.stringify(written))
}

export function isSiteRecorded(path: string): boolean {
  return existsSync(publishedBeside(path))
}

/** Called before the folders change: the record must not outlive a build that is killed in between. */
export function forgetSite(path: string): void {
  rmSync(publishedBeside(path), { force: true })
}

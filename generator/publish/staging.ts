import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BuildRecord } from '../memory/build-record.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Difference } from './compare-output.ts'
import type { OutputFolder } from './output-folder.ts'

type Staged = {
  readonly plan: readonly PlanEntry[]
  readonly difference: Difference
  readonly record: BuildRecord
  /** Whether every file of the published site is known, and nobody reads it before it is published again. */
  readonly isFree: boolean
  /** Whether the staging folder already holds all files of the published site. */
  readonly isCopied: boolean
}

/**
 * Prepares the staging folder: everything that stays is in it, everything stale is not. It is made from the site before
 * the published one, so that its cost depends on the last two changes and not on the number of pages.
 */
export function prepareStaging(
  folder: OutputFolder,
  { plan, difference, record, isFree, isCopied }: Staged,
): void {
  const { stale, removed } = difference
  const gone = new Set([...stale.map(entry => entry.output), ...removed])
  if (isFree || isCopied) {
    if (!isCopied) renameSync(folder.path, folder.staging)
    removeAll(folder.staging, gone)
    return
  }
  if (record.lastChange === null || !existsSync(folder.previous) || !existsSync(folder.path)) {
    mkdirSync(folder.staging, { recursive: true })
    linkAll(
      folder,
      plan.map(entry => entry.output).filter(output => !gone.has(output)),
    )
    return
  }
  renameSync(folder.previous, folder.staging)
  const lastChange = new Set(record.lastChange)
  removeAll(folder.staging, lastChange.union(gone))
  const missing = lastChange.difference(gone)
  linkAll(
    folder,
    plan.map(entry => entry.output).filter(output => missing.has(output)),
  )
}

/** Makes the linked copy that the next build starts from, so that the first edit after a clean build need not. */
export function makeLinkedCopy(folder: OutputFolder, outputs: readonly string[]): void {
  linkAll(folder, outputs)
  renameSync(folder.staging, folder.previous)
}

/** A link costs no copy; and since an existing staged file is never written to, none changes a published one. */
export function linkAll({ path, staging }: OutputFolder, outputs: readonly string[]): void {
  for (const inside of new Set(outputs.map(output => dirname(output))))
    mkdirSync(`${staging}/${inside}`, { recursive: true })
  for (const output of outputs) {
    // `join` would take a third longer: it looks for dots in each of ten thousand, twice.
    const [from, to] = [`${path}/${output}`, `${staging}/${output}`]
    try {
      linkSync(from, to)
    } catch {
      copyFileSync(from, to)
    }
  }
}

/**
 * Deletes what has changed from the previous site, too. The next build would not use it anyway; and if somebody's words
 * were removed, no copy should be kept here until the next build.
 */
export function forgetChanged({ previous }: OutputFolder, changed: readonly string[]): void {
  removeAll(previous, changed)
}

/** Folder by folder: two volumes of the search are more than three hundred files, and the older one is mostly gone. */
function removeAll(root: string, outputs: Iterable<string>): void {
  const folders = new Set<string>()
  for (const [inside, names] of Map.groupBy(outputs, output => dirname(output))) {
    for (let folder = inside; folder !== '.'; folder = dirname(folder)) folders.add(folder)
    if (!existsSync(join(root, inside))) continue
    // It may be missing, or a folder may have taken its place.
    for (const output of names)
      for (const path of pathsOf(root, output)) rmSync(path, { recursive: true, force: true })
  }
  // Longer names first: a folder is empty only once the folders in it are gone.
  for (const folder of [...folders].sort((a, b) => b.length - a.length))
    removeIfEmpty(join(root, folder))
}

/** Node replaces invalid UTF-8 in names by U+FFFD: such files can only be found by their bytes. */
function pathsOf(root: string, output: string): readonly (string | Buffer)[] {
  const path = join(root, output)
  const folder = dirname(path)
  if (!output.includes('\uFFFD') || !existsSync(folder)) return [path]
  return readdirSync(folder, { encoding: 'buffer' })
    .filter(name => name.toString() === basename(path))
    .map(name => Buffer.concat([Buffer.from(`${folder}/`), name]))
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // There is something else in it, or it does not exist.
  }
}

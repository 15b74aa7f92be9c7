import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { MachineError, UsageError } from '../errors.ts'
import { isWithin } from '../is-within.ts'
import { readPublishedSite } from '../memory/build-record.ts'
import { hashAt, type OutputColumns } from '../memory/output-columns.ts'
import { holdsWhatWasWritten } from './recognise-files.ts'
import { topsOf } from './unknown-files.ts'

/** The published folder and its siblings, on one file system, so that a site is replaced by renaming. */
export type OutputFolder = {
  readonly path: string
  /** Where the next site is put together. */
  readonly staging: string
  /** The site before the published one, from which the next one is made. */
  readonly previous: string
  /** Exists only between two renames. */
  readonly leaving: string
  readonly lock: string
}

export function outputFolder(output: string): OutputFolder {
  const path = realPathOf(output)
  const beside = (name: string) => join(dirname(path), `.${basename(path)}.${name}`)
  return {
    path,
    staging: beside('staging'),
    previous: beside('previous'),
    leaving: beside('leaving'),
    lock: beside('lock'),
  }
}

/** A link to a folder is resolved first: renaming would replace the link itself. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path)
}

type OwnPlaces = {
  readonly content: string
  readonly cache: string
  /** The record of the last build that published this content there. */
  readonly recordPath: string
}

/** Refuses a folder with somebody's own files in it: publishing replaces it as a whole. */
export function refuseForeignFolder(path: string, { content, cache, recordPath }: OwnPlaces): void {
  const source = realPathOf(content)
  const own = [process.cwd(), source, realPathOf(cache)]
  if (isWithin(path, source))
    throw new UsageError(
      `--output ${path} is in the content folder; name a folder outside of it, such as _site`,
    )
  if (own.some(folder => isWithin(folder, path)))
    throw new UsageError(
      `--output ${path} contains your own files, which the site would replace; name another folder, such as _site`,
    )
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (status === undefined) return
  if (status.isSymbolicLink()) refuseLinkToNowhere(path)
  if (!status.isDirectory())
    throw new UsageError(`--output ${path} is a file; name a folder, such as _site`)
  refuseOthersFolder(path, status)
  if (!isWholeSite(path) && !isPartOfSite(path, recordPath)) {
    throw new UsageError(
      `--output ${path} holds files that no build wrote; empty it or name another folder`,
    )
  }
}

/**
 * A site could be put in its place, and the next one not: that is made from the folder that was there. An empty one is
 * no site, and goes.
 */
function refuseOthersFolder(path: string, { uid }: Stats): void {
  const isOurs = uid === (process.getuid?.() ?? uid)
  if (isOurs || readdirSync(path).length === 0) return
  try {
    accessSync(path, constants.W_OK)
  } catch (cause) {
    throw new MachineError(
      `--output ${path} belongs to another user, and builds replace it; give yourself the right to all of it, or delete it: the build creates it again`,
      { cause },
    )
  }
}

/**
 * Other links have been followed. This one's disk may only be away for now: its folder must not be created on another.
 */
function refuseLinkToNowhere(path: string): never {
  throw new UsageError(
    `--output ${path} is a link to ${readlinkSync(path)}, which is not there; create that folder, or remove the link`,
  )
}

export function isWholeSite(path: string): boolean {
  return ['threads.json', '_headers', 'feed.xml'].every(name => existsSync(join(path, name)))
}

/** What a build service may leave that restored only a part, or nothing. */
function isPartOfSite(path: string, recordPath: string): boolean {
  const names = readdirSync(path)
  if (names.length === 0) return true
  const columns = readPublishedSite(recordPath)?.outputs.inColumns()
  const tops = topsOf(columns?.names ?? [])
  return names.every(name => tops.has(name)) && columns !== undefined && holdsSome(path, columns)
}

/** Names alone do not tell: other sites also have an index.html. */
function holdsSome(path: string, { names, sizes, ...columns }: OutputColumns): boolean {
  const hashes = columns.hashes()
  return names.some((output, at) =>
    holdsWhatWasWritten(join(path, output), { size: sizes[at] ?? 0, hash: hashAt(hashes, at) }),
  )
}

/** Undoes what a killed build left: the old site comes back, half-written files go. */
export function recoverFolder({ path, leaving, staging }: OutputFolder): void {
  if (!existsSync(path) && existsSync(leaving)) renameSync(leaving, path)
  rmSync(leaving, { recursive: true, force: true })
  rmSync(staging, { recursive: true, force: true })
}

/** Removes at once what a failed build had started: on a full disk the space is needed. */
export function discardStaged({ staging }: OutputFolder): void {
  try {
    rmSync(staging, { recursive: true, force: true })
  } catch {
    // What must be reported is why the build failed; the next one clears this away, or says why it cannot.
  }
}

/** At no moment is a half-written site in place; the next build undoes a kill between the first two renames. */
export function swapIn({ path, staging, previous, leaving }: OutputFolder): void {
  if (existsSync(path)) renameSync(path, leaving)
  renameSync(staging, path)
  rmSync(previous, { recursive: true, force: true })
  if (existsSync(leaving)) keepAs(previous, leaving)
}

/** Unless it is empty: that may be somebody else's folder, which no build could make the next site of. */
function keepAs(previous: string, leaving: string): void {
  try {
    rmdirSync(leaving)
  } catch {
    renameSync(leaving, previous)
  }
}

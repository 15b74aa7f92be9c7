import {
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { UsageError } from '../diagnostic.ts'
import { readPublishedSite } from './build-record.ts'
import { type Outputs, outOfColumns } from './output-columns.ts'
import { holdsWhatWasWritten } from './recognise-files.ts'
import { topsOf } from './strangers.ts'

/** The published folder and its neighbours, on one file system, so that a site is replaced by renames. */
export type OutputFolder = {
  readonly path: string
  /** Where the next site grows. */
  readonly staging: string
  /** The site before the published one: what the next one grows from. */
  readonly previous: string
  /** Exists only while two renames are under way. */
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

/** A link to a folder is published where it leads: renaming would put a folder in its place. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path)
}

type OwnPlaces = {
  readonly content: string
  readonly cache: string
  /** The record of the last build that published this content there. */
  readonly recordPath: string
}

/** Refuses a folder that holds somebody's own files: publishing replaces it whole. */
export function refuseForeignFolder(path: string, { content, cache, recordPath }: OwnPlaces): void {
  const source = realPathOf(content)
  const own = [process.cwd(), source, realPathOf(cache)]
  if (own.some(folder => contains(path, folder)) || contains(source, path)) {
    throw new UsageError(
      `--output ${path} would replace your own files; name a folder of its own, such as _site`,
    )
  }
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (status === undefined) return
  if (status.isSymbolicLink()) refuseLinkToNowhere(path)
  if (!status.isDirectory())
    throw new UsageError(`--output ${path} is a file; name a folder, such as _site`)
  if (!isWholeSite(path) && !isPartOfSite(path, recordPath)) {
    throw new UsageError(
      `--output ${path} holds files that no build wrote; empty it or name another folder`,
    )
  }
}

/** Any other link was followed. A disk may only be away for now: its folder is not to be made on another. */
function refuseLinkToNowhere(path: string): never {
  throw new UsageError(
    `--output ${path} is a link to ${readlinkSync(path)}, which is not there; make that folder, or take the link away`,
  )
}

export function isWholeSite(path: string): boolean {
  return ['threads.json', '_headers', 'feed.xml'].every(name => existsSync(join(path, name)))
}

/** As a build service leaves it that restored half of what it kept; or empty. */
function isPartOfSite(path: string, recordPath: string): boolean {
  const names = readdirSync(path)
  if (names.length === 0) return true
  const site = readPublishedSite(recordPath)
  const tops = topsOf(site?.outputs.names ?? [])
  return (
    names.every(name => tops.has(name)) &&
    site !== null &&
    holdsSome(path, outOfColumns(site.outputs))
  )
}

/** Names alone do not tell: another site has an index.html as well. */
function holdsSome(path: string, outputs: Outputs): boolean {
  return outputs.entries().some(([output, known]) => holdsWhatWasWritten(join(path, output), known))
}

function contains(folder: string, path: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** Undoes what a killed build left: the old site comes back, half-written files go. */
export function recoverFolder({ path, leaving, staging }: OutputFolder): void {
  if (!existsSync(path) && existsSync(leaving)) renameSync(leaving, path)
  rmSync(leaving, { recursive: true, force: true })
  rmSync(staging, { recursive: true, force: true })
}

/** What a build that failed had begun goes at once: on a full disk somebody needs the room. */
export function discardStaged({ staging }: OutputFolder): void {
  try {
    rmSync(staging, { recursive: true, force: true })
  } catch {
    // Why the build failed is to be told; the next one clears this away, or says why it cannot.
  }
}

/** At no moment is a half-written site in place; a kill between the first two renames is undone by the next build. */
export function swapIn({ path, staging, previous, leaving }: OutputFolder): void {
  if (existsSync(path)) renameSync(path, leaving)
  renameSync(staging, path)
  rmSync(previous, { recursive: true, force: true })
  if (existsSync(leaving)) renameSync(leaving, previous)
}

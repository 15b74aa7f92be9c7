import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../diagnostic.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { BuildRecord, OutputRecord } from './build-record.ts'

/** The published folder and the two beside it that make its replacement a pair of renames. */
export type OutputFolder = {
  readonly path: string
  readonly staging: string
  readonly previous: string
  readonly lock: string
}

export function outputFolder(path: string): OutputFolder {
  const beside = (name: string) => join(dirname(path), `.${basename(path)}.${name}`)
  return { path, staging: beside('staging'), previous: beside('previous'), lock: beside('lock') }
}

/** Refuses a folder that holds somebody's own files: publishing replaces it whole. */
export function refuseForeignFolder(path: string, content: string): void {
  const kept = [process.cwd(), resolve(content)]
  if (
    kept.some(folder => `${folder}${sep}`.startsWith(`${path}${sep}`)) ||
    `${path}${sep}`.startsWith(`${resolve(content)}${sep}`)
  ) {
    throw new UsageError(
      `--output ${path} would replace your own files; name a folder of its own, such as _site`,
    )
  }
  if (!existsSync(path)) return
  const isOurs =
    readdirSync(path).length === 0 ||
    ['threads.json', '_headers', 'feed.xml'].every(name => existsSync(join(path, name)))
  if (!isOurs)
    throw new UsageError(
      `--output ${path} holds files that no build wrote; empty it or name another folder`,
    )
}

/** Undoes what a killed build left: the old site comes back, half-written files go. */
export function recoverFolder({ path, previous, staging }: OutputFolder): void {
  if (!existsSync(path) && existsSync(previous)) renameSync(previous, path)
  rmSync(previous, { recursive: true, force: true })
  rmSync(staging, { recursive: true, force: true })
}

/** Of what is published now: which entries are missing, changed or made from something else, and which files are too many. */
export function compareOutput(
  folder: OutputFolder,
  plan: readonly PlanEntry[],
  record: BuildRecord,
): { stale: PlanEntry[]; removed: string[] } {
  const present = new Set(listFiles(folder.path))
  const stale = plan.filter(({ output, fingerprint }) => {
    const known = record.outputs[output]
    return (
      known?.fingerprint !== fingerprint ||
      !present.has(output) ||
      !looksLike(join(folder.path, output), known)
    )
  })
  const planned = new Set(plan.map(entry => entry.output))
  return { stale, removed: [...present].filter(output => !planned.has(output)) }
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function looksLike(path: string, known: OutputRecord): boolean {
  const status = lstatSync(path)
  return status.isFile() && status.size === known.size && status.mtimeMs === known.modified
}

/** The staging folder, which holds what is new, is completed with what stays as it was, and takes the published one's place. */
export function publish(
  folder: OutputFolder,
  plan: readonly PlanEntry[],
  stale: readonly PlanEntry[],
): void {
  const isNew = new Set(stale)
  mkdirSync(folder.staging, { recursive: true })
  keepUnchanged(
    folder,
    plan.filter(entry => !isNew.has(entry)),
  )
  swapIn(folder)
}

/** A link costs no copy, and nothing ever writes into a published file. */
function keepUnchanged(folder: OutputFolder, kept: readonly PlanEntry[]): void {
  const made = new Set<string>()
  for (const { output } of kept) {
    const to = join(folder.staging, output)
    const parent = dirname(to)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    linkOrCopy(join(folder.path, output), to)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** Two renames: at no moment is a half-written site in place, and a kill between them is undone by the next build. */
function swapIn({ path, staging, previous }: OutputFolder): void {
  if (existsSync(path)) renameSync(path, previous)
  renameSync(staging, path)
  rmSync(previous, { recursive: true, force: true })
}

export function recordOutputs(
  folder: string,
  plan: readonly PlanEntry[],
): Record<string, OutputRecord> {
  return Object.fromEntries(
    plan.map(({ output, fingerprint }) => {
      const { size, mtimeMs } = statSync(join(folder, output))
      return [output, { fingerprint, size, modified: mtimeMs }]
    }),
  )
}

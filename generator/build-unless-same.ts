import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions, BuildReport } from './build.ts'
import { hashOfCode } from './code-hash.ts'
import { findFiles } from './content/find-files.ts'
import { hashOf } from './content/records.ts'
import { hashOfFiles, hashOfTold, type Sight } from './memory/sight.ts'
import { readPublishedSite } from './publish/build-record.ts'
import { beginLooking } from './publish/looking.ts'
import { contentsOf, looksOf } from './publish/output-columns.ts'
import { beginToRecognise, placeOf } from './publish/recognise-site.ts'
import { rememberOne } from './remember.ts'
import { startStopwatch } from './timings.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

/**
 * From a folder of Markdown to a published site. What finds everything as the last build left it ends here: all
 * that a build needs besides is not even loaded. Throws what a build throws; the old site stays. Decision 58.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const workshop = openWorkshop(options)
  try {
    const known = options.useCache ? lookAround(workshop, options) : options
    if ('report' in known) return known.report
    const { buildIn } = await import('./build.ts')
    return (await buildIn(workshop, known)).report
  } finally {
    workshop.close()
  }
}

/** Answers with what the last build said, if this one would say and do the same; otherwise with what it saw. */
function lookAround(
  workshop: Workshop,
  options: BuildOptions,
): BuildOptions | { readonly report: BuildReport } {
  const stopwatch = startStopwatch()
  options.tell('read')
  stopwatch.step('read')
  const site = readPublishedSite(workshop.recordPath)
  const { path } = workshop.folder
  // A folder of another name was copied or restored, and its files' times tell nothing.
  const place = site === null ? null : placeOf(path)
  const isSame = place !== null && place === site?.place
  const looking = isSame ? beginLooking(path, looksOf(site.outputs)) : undefined
  const code = options.code ?? hashOfCode(workshop.root)
  // Of other code nothing will stay.
  const isRestored = place !== null && !isSame && site?.sight?.code === code
  const recognition = isRestored
    ? beginToRecognise({ path, outputs: contentsOf(site.outputs) })
    : undefined
  const found = findFiles(options.content, workshop.shownAs)
  const hashOfFound = rememberOne(() =>
    hashOfFiles(found.files.filter(({ source }) => source !== 'site.yaml')),
  )
  const looked = { ...options, code, glance: { found, hashOfFound, site, looking, recognition } }
  const report = findReport(workshop, looked)
  if (report === null) return looked
  return { report: { ...report, ...nothingDone, timings: stopwatch.stop() } }
}

const nothingDone = { rendered: 0, removed: 0, diagnostics: [], notices: [] } as const

type Looked = BuildOptions & Required<Pick<BuildOptions, 'code' | 'glance'>>

function findReport(workshop: Workshop, options: Looked): Sight['report'] | null {
  const { site, looking } = options.glance
  const sight = site?.sight ?? null
  // An extension may read whatever it likes.
  const isOpen = workshop.configuration !== null
  if (isOpen || site === null || sight === null || !isSame(sight, options)) return null
  if (looking === undefined || looking.changed().size > 0) return null
  return looking.strangers().length === 0 ? sight.report : null
}

function isSame(sight: Sight, options: Looked): boolean {
  const { now, glance } = options
  const isOfThisTime = sight.from <= now && (sight.until === null || now < sight.until)
  return (
    sight.code === options.code &&
    isOfThisTime &&
    glance.found.mistakes.length === 0 &&
    glance.hashOfFound() === sight.files &&
    toldBy(options) === sight.told
  )
}

function toldBy(options: Looked): string | null {
  const { content, comments } = options
  try {
    return hashOfTold({
      options,
      site: hashOf(readFileSync(join(content, 'site.yaml'))),
      comments: comments?.kind === 'file' ? hashOf(readFileSync(comments.path)) : null,
    })
  } catch {
    // A build tells of what cannot be read.
    return null
  }
}

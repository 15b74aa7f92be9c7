import { readFileSync } from 'node:fs'
import type { BuildOptions } from './build-options.ts'
import type { BuildReport } from './build-report.ts'
import { hashOfCode } from './code-hash.ts'
import { findFiles } from './content/find-files.ts'
import { hashOf } from './content/records.ts'
import { beginHashing } from './content/together/hashing.ts'
import { type Glance, hashOfFiles, hashOfTold, type Sight } from './memory/sight.ts'
import { readPublishedSite } from './publish/build-record.ts'
import { beginLooking } from './publish/looking.ts'
import { growNeighbour } from './publish/neighbour.ts'
import { contentsOf, looksOf } from './publish/output-columns.ts'
import { placeOf } from './publish/recognise-site.ts'
import { beginToRecognise } from './publish/recognise-together.ts'
import { withRights } from './publish/with-rights.ts'
import { rememberOne } from './remember.ts'
import { startStopwatch } from './stopwatch.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

/**
 * From a folder of Markdown to a published site. What finds everything as the last build left it ends here: all
 * that a build needs besides is not even loaded. Throws what a build throws; the old site stays. Decision 58.
 */
export function build(options: BuildOptions): Promise<BuildReport> {
  return withRights(options, () => buildOnce(options))
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const workshop = openWorkshop(options)
  try {
    const known = options.useCache ? lookAround(workshop, options) : options
    if ('report' in known) return known.report
    // Whatever stops the build: nothing of it is left.
    await using _neighbour = known.glance?.neighbour
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
  const stopwatch = startStopwatch(options.tell)
  stopwatch.step('read')
  const looked = look(workshop, options)
  const { glance } = looked
  const sight = findSight(workshop, looked)
  if (sight === null) return looked
  if (glance.hashOfFound() !== sight.files) return beginToGrow(workshop, looked)
  if (!isSiteSame(glance)) return looked
  return { report: { ...sight.report, ...nothingDone, timings: stopwatch.stop() } }
}

const nothingDone = { rendered: 0, removed: 0, diagnostics: [], notices: [] } as const

type Looked = BuildOptions & Required<Pick<BuildOptions, 'code' | 'glance'>>

function look(workshop: Workshop, options: BuildOptions): Looked {
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
  const readSiteFile = rememberOne(() => {
    const file = found.files.find(({ source }) => source === 'site.yaml')
    return file === undefined ? null : readFileSync(file.path)
  })
  const hashing = site === null ? undefined : beginHashing(found.files, site.newest)
  const glance = { found, hashOfFound, readSiteFile, site, looking, recognition, hashing }
  return { ...options, code, glance }
}

/** What the last build saw, if this one sees the same besides content and site. */
function findSight(workshop: Workshop, options: Looked): Sight | null {
  const { code, now, glance } = options
  const sight = glance.site?.sight ?? null
  // An extension may read whatever it likes.
  const isOpen = workshop.configuration !== null
  if (isOpen || sight === null || glance.found.mistakes.length > 0) return null
  const isOfThisTime = sight.from <= now && (sight.until === null || now < sight.until)
  const isSame = sight.code === code && isOfThisTime && toldBy(options) === sight.told
  return isSame ? sight : null
}

function toldBy(options: Looked): string | null {
  const { comments, glance } = options
  try {
    const site = glance.readSiteFile()
    if (site === null) return null
    return hashOfTold({
      options,
      site: hashOf(site),
      comments: comments?.kind === 'file' ? hashOf(readFileSync(comments.path)) : null,
    })
  } catch {
    // A build tells of what cannot be read.
    return null
  }
}

function isSiteSame({ looking }: Glance): boolean {
  return looking?.changed().size === 0 && looking.strangers().length === 0
}

/** Most of a site stays where nothing but content is another. Decision 94. */
function beginToGrow({ folder }: Workshop, looked: Looked): Looked {
  const { site, looking } = looked.glance
  // Nothing grows from a site that was copied or restored before its files are known.
  if (site === null || looking === undefined) return looked
  const { names } = site.outputs
  const neighbour = growNeighbour(folder, { names, lastChange: site.lastChange })
  return { ...looked, glance: { ...looked.glance, neighbour } }
}

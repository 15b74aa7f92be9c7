import { readFileSync } from 'node:fs'
import type { BuildOptions } from '../build-options.ts'
import type { BuildReport } from '../build-report.ts'
import { hashOfCode } from '../code-hash.ts'
import { type FoundFile, type FoundFiles, findFiles } from '../content/find-files.ts'
import { beginHashing } from '../content/parallel/hashing.ts'
import { hashOf } from '../hash-of.ts'
import { type PublishedSite, readPublishedSite } from '../memory/build-record.ts'
import { contentsOf, looksOf } from '../memory/output-columns.ts'
import { hashOfTold, isValid, type Sight } from '../memory/sight.ts'
import { copyByLinks } from '../publish/linked-copy.ts'
import { beginLooking } from '../publish/looking.ts'
import { placeOf } from '../publish/recognise-site.ts'
import { beginToRecognise } from '../publish/recognise-together.ts'
import { rememberOne } from '../remember.ts'
import { startStopwatch } from '../stopwatch.ts'
import type { Workshop } from '../workshop.ts'
import { type Glance, hashOfFiles } from './glance.ts'

/** What a build knows before it has opened any changed file. */
type Seen =
  | { readonly kind: 'same'; readonly report: BuildReport }
  | { readonly kind: 'different'; readonly options: BuildOptions }

/** Returns the last report if this build would do and report the same; otherwise what it has found so far. */
export function lookAround(workshop: Workshop, options: BuildOptions): Seen {
  if (!options.useCache) return { kind: 'different', options }
  const stopwatch = startStopwatch(options.tell)
  stopwatch.step('read')
  const looked = look(workshop, options)
  const { glance } = looked
  const sight = findSight(workshop, looked)
  if (sight === null) return { kind: 'different', options: looked }
  if (glance.hashOfFound() !== sight.files)
    return { kind: 'different', options: withCopy(workshop, looked) }
  if (!isSiteSame(glance)) return { kind: 'different', options: looked }
  return { kind: 'same', report: { ...sight.report, ...nothingDone, timings: stopwatch.stop() } }
}

const nothingDone = { rendered: 0, removed: 0, diagnostics: [], notices: [] } as const

type Looked = BuildOptions & Required<Pick<BuildOptions, 'code' | 'glance'>>

function look(workshop: Workshop, options: BuildOptions): Looked {
  const code = options.code ?? hashOfCode(workshop.root)
  const site = readPublishedSite(workshop.recordPath)
  // First, because other threads can do this while this one looks at the content.
  const begun = site === null ? siteUnknown : beginWithSite(site, workshop.folder.path, code)
  const content = lookAtContent(findFiles(options.content, workshop.shownAs))
  const hashing = site === null ? undefined : beginHashing(content.found.files, site.newest)
  return { ...options, code, glance: { site, ...begun, ...content, hashing } }
}

type WithSite = Pick<Glance, 'looking' | 'recognition'>

const siteUnknown: WithSite = { looking: undefined, recognition: undefined }

/** A site that was copied or restored has to be recognised by its bytes, because its file times say nothing. */
function beginWithSite(site: PublishedSite, path: string, code: string): WithSite {
  const place = placeOf(path)
  if (place === null) return siteUnknown
  if (place === site.place)
    return { ...siteUnknown, looking: beginLooking(path, looksOf(site.outputs.inColumns())) }
  // If the code has changed, every file is written again anyway.
  if (site.sight?.code !== code) return siteUnknown
  return {
    ...siteUnknown,
    recognition: beginToRecognise({ path, outputs: contentsOf(site.outputs.inColumns()) }),
  }
}

function lookAtContent(found: FoundFiles) {
  const isSiteFile = ({ source }: FoundFile) => source === 'site.yaml'
  return {
    found,
    hashOfFound: rememberOne(() => hashOfFiles(found.files.filter(file => !isSiteFile(file)))),
    readSiteFile: rememberOne(() => {
      const file = found.files.find(isSiteFile)
      return file === undefined ? null : readFileSync(file.path)
    }),
  }
}

/** What the last build saw, if nothing has changed apart from, possibly, the content and the published files. */
function findSight(workshop: Workshop, options: Looked): Sight | null {
  const { code, now, glance } = options
  const sight = glance.site?.sight ?? null
  // The owner's extension may read files that we know nothing about.
  const isOpen = workshop.configuration !== null
  if (isOpen || sight === null || glance.found.mistakes.length > 0) return null
  const isSame = sight.code === code && isValid(sight, now) && toldBy(options) === sight.told
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
    // The build that follows reports what cannot be read.
    return null
  }
}

function isSiteSame({ looking }: Glance): boolean {
  return looking?.changed().size === 0 && looking.unknownFiles().length === 0
}

/** If only content changed, most of the site stays, so copying it can start before the content is read. Decision 94. */
function withCopy({ folder }: Workshop, looked: Looked): Looked {
  const { site, looking } = looked.glance
  // If the site was copied or restored, we do not know yet which of its files are intact.
  if (site === null || looking === undefined) return looked
  const { names } = site.outputs.inColumns()
  const linkedCopy = copyByLinks(folder, { names, lastChange: site.lastChange })
  return { ...looked, glance: { ...looked.glance, linkedCopy } }
}

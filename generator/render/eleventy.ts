import { relative, resolve } from 'node:path'
import type { Gathered, Transform, UserConfig } from '@11ty/eleventy'
import type { Source } from '../extension/load.ts'
import type { Amendment } from '../markdown/create-markdown.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { blameOwner } from './blame-owner.ts'
import { type Failures, openFailures, TextError } from './failures.ts'
import { openEleventy } from './open-eleventy.ts'
import { createPrinter, type Printer } from './print.ts'
import { refuseUnplannedFiles } from './refuse-unplanned-files.ts'
import type { RenderOptions } from './render-pages.ts'

/** Eleventy deep-copies plain objects in its data, but not instances of classes. */
class Stale {
  readonly entry: PlanEntry

  constructor(entry: PlanEntry) {
    this.entry = entry
  }
}

type PageData = { readonly stale: Stale }
type Show = (entry: PlanEntry) => Promise<string>

/** The folder of the virtual templates that show our own pages. */
const room = 'afterword/'

/**
 * Eleventy gets exactly the stale entries: one virtual template per kind, paginated by one. Posts never become
 * collections, whose cost grows with the square of their number.
 */
export async function writeWithEleventy(
  entries: readonly PlanEntry[],
  options: RenderOptions & { readonly extension: Source },
): Promise<void> {
  const { staging, extension, writer } = options
  const failures = openFailures(options)
  const { eleventy } = await openOurs(entries, options)
  const createOurs = async () => createPrinter(options, amendmentsIn(eleventy.config))
  const { show, bugs } = showWith(await blameOwner(extension, createOurs), failures)
  const work = { entries, staging, failures, show, writer }
  leaveOurs(eleventy.config)
  watchTransforms(eleventy.config, work)
  surroundTransforms(eleventy.config, work)
  await blameOwner(extension, () => eleventy.write())
  const planned = new Set(options.planned.map(({ output }) => output))
  refuseUnplannedFiles(staging, planned, extension.configuration)
  for (const feed of entries.filter(isFeed)) writer.write(feed.output, await show(feed))
  if (bugs.length > 0) throw bugs[0]
  failures.end()
}

function openOurs(
  entries: readonly PlanEntry[],
  { emptyFolder, staging, extension }: RenderOptions & { readonly extension: Source },
) {
  return openEleventy({
    emptyFolder,
    output: staging,
    formats: ['11ty.js'],
    extension,
    prepare: configure => {
      const pages = entries.filter(entry => !isFeed(entry))
      for (const [kind, ofKind] of Map.groupBy(pages, templateOf))
        addTemplate(configure, kind, ofKind)
    },
  })
}

/** A mistake in a text is reported with all others; anything else that is thrown is a bug. */
function showWith(print: Printer, failures: Failures) {
  const bugs: unknown[] = []
  const show: Show = async entry => {
    try {
      return print(entry.show())
    } catch (error) {
      if (error instanceof TextError) failures.ofText(error)
      else bugs.push(error)
      return ''
    }
  }
  return { show, bugs }
}

/**
 * Written without Eleventy: every post has one, and Eleventy's work for each file would double the cost of a clean
 * build.
 */
function isFeed({ kind }: PlanEntry): boolean {
  return kind === 'feed' || kind === 'comments-feed'
}

function templateOf({ show }: PlanEntry): string {
  const showing = show()
  return showing.kind === 'html' ? showing.page.kind : showing.kind
}

function addTemplate(configure: UserConfig, kind: string, entries: readonly PlanEntry[]): void {
  const list = `stale-${kind}`
  configure.addGlobalData(
    list,
    entries.map(entry => new Stale(entry)),
  )
  configure.addTemplate(`${room}${kind}.11ty.js`, {
    data: () => ({
      pagination: { data: list, size: 1, alias: 'stale' },
      permalink: ({ stale }: PageData) => `/${stale.entry.output}`,
      layout: false,
      eleventyExcludeFromCollections: true,
    }),
    // See surroundTransforms.
    render: () => '',
  })
}

type Work = {
  readonly entries: readonly PlanEntry[]
  readonly staging: string
  readonly failures: Failures
  readonly show: Show
  readonly writer: RenderOptions['writer']
}

/**
 * A page is printed by the first transform and leaves with the last: Eleventy keeps everything it renders as a template
 * until all pages are written, which takes a gigabyte for 50,000 posts.
 */
function surroundTransforms(config: Gathered, { entries, staging, show, writer }: Work): void {
  const entryAt = createFinder(entries, staging)
  const own = { ...config.transforms }
  for (const name of Object.keys(own)) delete config.transforms[name]
  const print: Transform = (_, outputPath) => show(entryAt(outputPath))
  const handOver: Transform = (page, outputPath) => {
    writer.write(entryAt(outputPath).output, page)
    // Eleventy writes no file for a page without content.
    return undefined
  }
  Object.assign(config.transforms, {
    'afterword-print': print,
    ...own,
    'afterword-write': handOver,
  })
}

/** Plug-ins of Eleventy colour code by a highlighter; everything else uses `amendLibrary`. */
export function amendmentsIn({ libraryAmendments, markdownHighlighter }: Gathered): Amendment[] {
  const highlight: Amendment = markdown => markdown.set({ highlight: markdownHighlighter })
  const amendments = libraryAmendments.md ?? []
  return markdownHighlighter === null ? [...amendments] : [highlight, ...amendments]
}

/** The owner's templates and copies are already in the plan, as bytes. */
function leaveOurs(config: Gathered): void {
  for (const path of Object.keys(config.virtualTemplates))
    if (!path.startsWith(room)) delete config.virtualTemplates[path]
  for (const from of Object.keys(config.passthroughCopies)) delete config.passthroughCopies[from]
}

/** Eleventy stops at the first page on which a transform fails, but the author wants to know about all. */
function watchTransforms(config: Gathered, { entries, staging, failures }: Work): void {
  const entryAt = createFinder(entries, staging)
  for (const [name, transform] of Object.entries(config.transforms)) {
    config.transforms[name] = async function (content, outputPath) {
      try {
        const changed = await transform.call(this, content, outputPath)
        // Eleventy writes no file for a page without content, and does not say so.
        if (typeof changed !== 'string') throw new TypeError(gaveNothing(name, changed))
        return changed
      } catch (error) {
        failures.ofPage(entryAt(this.outputPath), error)
        return content
      }
    }
  }
}

/** Every page that Eleventy writes is one of ours. */
function createFinder(
  entries: readonly PlanEntry[],
  staging: string,
): (outputPath: string) => PlanEntry {
  const planned = new Map(entries.map(entry => [entry.output, entry]))
  return outputPath => {
    const output = relative(staging, resolve(outputPath))
    const entry = planned.get(output)
    if (entry === undefined) throw new Error(`nobody planned a page at /${output}`)
    return entry
  }
}

function gaveNothing(name: string, changed: unknown): string {
  return `the transform "${name}" gave back ${changed === undefined ? 'nothing' : typeof changed} instead of the page; return the content where it has nothing to change`
}

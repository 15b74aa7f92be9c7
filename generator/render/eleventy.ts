import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Gathered, UserConfig } from '@11ty/eleventy'
import type { Amendment } from '../markdown/create-markdown.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { blameOwner } from './blame-owner.ts'
import { type Failures, openFailures, TextError } from './failures.ts'
import { openEleventy } from './open-eleventy.ts'
import { createPrinter } from './print.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import type { RenderOptions } from './render-pages.ts'

/** Eleventy copies plain objects of data deeply, and leaves instances of classes alone. */
class Stale {
  readonly entry: PlanEntry

  constructor(entry: PlanEntry) {
    this.entry = entry
  }
}

type PageData = { readonly stale: Stale }
type Show = (entry: PlanEntry) => string

/** The folder of the virtual templates that show our own pages. */
const room = 'afterword/'

/**
 * Eleventy gets exactly the stale entries: for each kind one virtual template, paginated by one.
 * Posts never become its collections, whose cost grows with the square of their number.
 */
export async function writeWithEleventy(
  entries: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const { emptyFolder, staging, extension } = options
  const failures = openFailures(options)
  // Plug-ins may amend the renderer until Eleventy is open, and templates are added before that.
  let show: Show = () => ''
  const { eleventy } = await openEleventy({
    emptyFolder,
    output: staging,
    formats: ['11ty.js'],
    extension,
    prepare: configure => {
      const pages = entries.filter(entry => !isFeed(entry))
      for (const [kind, ofKind] of Map.groupBy(pages, templateOf))
        addTemplate(configure, { kind, entries: ofKind, show: entry => show(entry) })
    },
  })
  const createOurs = async () => createPrinter(options, amendmentsIn(eleventy.config))
  const print = await (extension === null ? createOurs() : blameOwner(extension, createOurs))
  const bugs: unknown[] = []
  show = entry => {
    try {
      return print(entry.showing)
    } catch (error) {
      if (error instanceof TextError) failures.ofText(error)
      else bugs.push(error)
      return ''
    }
  }
  if (extension === null) await eleventy.write()
  else {
    leaveOurs(eleventy.config)
    watchTransforms(eleventy.config, { entries, staging, failures })
    await blameOwner(extension, () => eleventy.write())
    const planned = new Set(options.planned.map(({ output }) => output))
    refuseStrangers(staging, planned, extension.configuration)
  }
  writeFeeds(entries.filter(isFeed), staging, show)
  if (bugs.length > 0) throw bugs[0]
  failures.end()
}

function isFeed({ showing: { kind } }: PlanEntry): boolean {
  return kind === 'feed' || kind === 'comments-feed'
}

/** By ourselves: every post has one, and what Eleventy does for each file would double the cost of a clean build. */
function writeFeeds(feeds: readonly PlanEntry[], staging: string, show: Show): void {
  for (const folder of new Set(feeds.map(({ output }) => dirname(output))))
    mkdirSync(join(staging, folder), { recursive: true })
  for (const feed of feeds) writeFileSync(join(staging, feed.output), show(feed))
}

function templateOf({ showing }: PlanEntry): string {
  return showing.kind === 'html' ? showing.page.kind : showing.kind
}

type Kind = {
  readonly kind: string
  readonly entries: readonly PlanEntry[]
  readonly show: Show
}

function addTemplate(configure: UserConfig, { kind, entries, show }: Kind): void {
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
    render: ({ stale }: PageData) => show(stale.entry),
  })
}

/** A highlighter is how plug-ins of Eleventy colour code; the rest comes by `amendLibrary`. */
export function amendmentsIn({ libraryAmendments, markdownHighlighter }: Gathered): Amendment[] {
  const highlight: Amendment = markdown => markdown.set({ highlight: markdownHighlighter })
  const amendments = libraryAmendments.md ?? []
  return markdownHighlighter === null ? [...amendments] : [highlight, ...amendments]
}

/** The owner's templates and copies are in the plan already, as bytes. */
function leaveOurs(config: Gathered): void {
  for (const path of Object.keys(config.virtualTemplates))
    if (!path.startsWith(room)) delete config.virtualTemplates[path]
  for (const from of Object.keys(config.passthroughCopies)) delete config.passthroughCopies[from]
}

type Watched = {
  readonly entries: readonly PlanEntry[]
  readonly staging: string
  readonly failures: Failures
}

/** Eleventy ends at the first page that a transform fails on; the author wants to know of all. */
function watchTransforms(config: Gathered, { entries, staging, failures }: Watched): void {
  const planned = new Map(entries.map(entry => [entry.output, entry]))
  for (const [name, transform] of Object.entries(config.transforms)) {
    config.transforms[name] = async function (content, outputPath) {
      try {
        const changed = await transform.call(this, content, outputPath)
        // Eleventy writes no file for a page without content, and says nothing.
        if (typeof changed !== 'string') throw new TypeError(gaveNothing(name, changed))
        return changed
      } catch (error) {
        const output = relative(staging, resolve(this.outputPath)).split(sep).join('/')
        const entry = planned.get(output)
        if (entry === undefined) throw error
        failures.ofPage(entry, error)
        return content
      }
    }
  }
}

function gaveNothing(name: string, changed: unknown): string {
  return `the transform "${name}" gave back ${changed === undefined ? 'nothing' : typeof changed} instead of the page; return the content where it has nothing to change`
}

import { dirname, join } from 'node:path'
import { bundleAssets } from './assets/bundle.ts'
import { readBuiltInIcons } from './assets/icons.ts'
import { findTheme } from './assets/theme.ts'
import { type CheckedContent, checkContent } from './check/content/check-content.ts'
import { type CommentSource, fetchApprovedComments } from './comments/fetch-comments.ts'
import { type Index, readContent } from './content/read-content.ts'
import type { Diagnostic } from './diagnostic.ts'
import { extendPlan, sourcesOf } from './extension/extension.ts'
import { type Ground, readGround } from './ground.ts'
import { openLettering } from './images/cards/lettering.ts'
import { makeImages } from './images/make-images.ts'
import { type BrokenImages, readImages } from './images/read-images.ts'
import type { BuildMemory } from './memory/build-memory.ts'
import type { PlanEntry } from './plan/entries.ts'
import { planPages } from './plan/plan-pages.ts'
import { isOfIndex } from './plan/search.ts'
import { forgetBuildRecord, recordOutputs, writeBuildRecord } from './publish/build-record.ts'
import { compareOutput } from './publish/compare-output.ts'
import { recoverFolder, swapIn } from './publish/output-folder.ts'
import { prepareStaging } from './publish/staging.ts'
import { publishWhatRenders } from './publish-what-renders.ts'
import { renderPages } from './render/render-pages.ts'
import { renderSearch } from './render/render-search.ts'
import { originOf, type Site } from './site/site.ts'
import { type Stopwatch, startStopwatch, type Timings } from './timings.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

export type BuildOptions = {
  readonly content: string
  readonly output: string
  /** What builds remember, and the last good copy of the comments. */
  readonly cache: string
  /** Milliseconds since 1970: what is "published by now". */
  readonly now: number
  readonly drafts: boolean
  readonly keepGoing: boolean
  readonly useCache: boolean
  /** Stop when the service is away and there is no earlier copy of its comments. */
  readonly requireComments: boolean
  /** Conversations may lose what the service has no more without having told that it was deleted. */
  readonly acceptFewerComments?: boolean
  readonly baseUrl?: string
  /** Without it, the service that site.yaml names, or the site's own /api. */
  readonly comments?: CommentSource
  /** What a process that builds again and again need not find out again. */
  readonly memory?: BuildMemory
  /** `false` draws no social cards, whatever site.yaml says: nobody shares a preview. */
  readonly socialCards?: boolean
  /** The folder of eleventy.config.ts and of what it copies; the generator's own project without it. */
  readonly project?: string
  /** Told of each step as it begins. */
  readonly tell: (step: string) => void
}

export type BuildReport = {
  readonly posts: number
  readonly pages: number
  readonly rendered: number
  readonly removed: number
  readonly diagnostics: readonly Diagnostic[]
  readonly nextDue: string | null
  readonly timings: Timings
  /** What went otherwise than wished without being the author's mistake. */
  readonly notices: readonly string[]
}

/** The published site together with what it was made from, for checks that compare the two. */
export type BuiltContent = {
  readonly report: BuildReport
  readonly site: Site
  readonly index: Index
  readonly entries: readonly PlanEntry[]
  /** Files and folders that the owner's extension is made of, or copies. */
  readonly sources: readonly string[]
}

/** From a folder of Markdown to a published site. Throws ContentError, UsageError, or what the machine threw; the old site stays. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  return (await buildSite(options)).report
}

export async function buildSite(options: BuildOptions): Promise<BuiltContent> {
  const workshop = openWorkshop(options)
  try {
    return await buildIn(workshop, options, new Map())
  } finally {
    workshop.close()
  }
}

async function buildIn(
  workshop: Workshop,
  options: BuildOptions,
  broken: BrokenImages,
): Promise<BuiltContent> {
  const stopwatch = startStopwatch()
  const step = (name: string) => {
    options.tell(name)
    stopwatch.step(name)
  }

  step('read')
  const ground = await readGround(workshop, options)
  const { site, mistakes, extension, record } = ground
  const reading = { ...options, shownAs: workshop.shownAs, records: record.content }
  const checking = { ...reading, amendsMarkdown: extension?.declared.amendsMarkdown ?? false }
  const known = record.content.images
  const index = await readImages(readContent(site, reading), { ...reading, known, broken })
  const content = checkContent(index, checking, mistakes)

  return publishWhatRenders(content, checking, sound => {
    // An attempt before this one may have left a half-written site.
    recoverFolder(workshop.folder)
    return publishContent(sound, { workshop, options, ground, broken, step, stopwatch })
  })
}

type Work = {
  readonly workshop: Workshop
  readonly options: BuildOptions
  readonly ground: Ground
  /** Found out while an earlier attempt encoded them. */
  readonly broken: BrokenImages
  readonly step: (name: string) => void
  readonly stopwatch: Stopwatch
}

async function publishContent(
  { index, diagnostics }: CheckedContent,
  { workshop, options, ground, broken, step, stopwatch }: Work,
): Promise<BuiltContent> {
  const { site, extension, code, record } = ground
  const { root, cache, folder, recordPath } = workshop

  step('comments')
  const source = options.comments ?? commentsOf(site)
  const { threads, ...said } = await fetchApprovedComments(index, {
    ...workshop,
    source,
    areRequired: options.requireComments,
    acceptsFewer: options.acceptFewerComments ?? false,
  })

  step('plan')
  const assets = await bundleAssets({
    root,
    cache,
    code: ground.ownCode,
    language: site.language,
    theme: findTheme(index, workshop.shownAs),
  })
  const memory = options.memory?.plan
  const plan = planPages({
    ...options,
    memory,
    site: options.socialCards === false ? { ...site, socialCards: 'none' } : site,
    drawable: openLettering(),
    index,
    threads,
    assets,
    icons: readBuiltInIcons(root),
    code,
  })
  const added = await extendPlan(plan, extension, workshop)
  const entries = [...plan.entries, ...added.pages, ...added.files]
  const difference = compareOutput(folder.path, entries, record)
  const { stale, removed } = difference
  const isChanged = stale.length + removed.length > 0

  if (isChanged) {
    step('images')
    const made = await makeImages(stale, {
      plan: entries,
      folder: join(cache, 'images'),
      pathOf: index.pathOf,
      tell: options.tell,
    })
    // Now they are known, and reported or left out like every other mistake.
    if (made.broken.size > 0)
      return buildIn(workshop, options, new Map([...broken, ...made.broken]))
    step('render')
    prepareStaging(folder, { plan: entries, difference, record })
    const withoutIndex = made.entries.filter(entry => !isOfIndex(entry))
    await renderPages(withoutIndex, {
      ...workshop,
      extension,
      facts: plan.facts,
      planned: entries,
      staging: folder.staging,
      bodyOf: index.bodyOf,
      lineOf: file => index.published.get(file)?.bodyLine ?? 1,
    })
    step('search')
    renderSearch({
      volumes: plan.search,
      stale,
      staging: folder.staging,
      records: options.useCache ? join(dirname(recordPath), 'search') : null,
    })
  }
  // Before the swap: a file that was not written must not be missed when the old site is gone.
  const outputs = recordOutputs(isChanged ? folder.staging : folder.path, {
    plan: entries,
    stale,
    record,
  })
  if (isChanged) {
    step('publish')
    forgetBuildRecord(recordPath)
    options.memory?.forget()
    swapIn(folder)
  }
  const next = {
    outputs,
    content: index.records,
    lastChange: isChanged ? [...stale.map(entry => entry.output), ...removed] : record.lastChange,
  }
  writeBuildRecord(recordPath, ground.hash, next)
  options.memory?.keep(ground.hash, next)

  const isPage = pageAmong(added.pages)
  const report: BuildReport = {
    posts: index.posts.length,
    pages: entries.filter(isPage).length,
    rendered: stale.filter(entry => entry.showing.kind !== 'copy' || isPage(entry)).length,
    removed: removed.filter(output => !output.startsWith('assets/')).length,
    diagnostics: [...diagnostics, ...said.diagnostics, ...assets.diagnostics],
    nextDue: index.nextDue,
    timings: stopwatch.stop(),
    notices: said.notices,
  }
  return { report, site, index, entries, sources: sourcesOf(extension) }
}

function pageAmong(added: readonly PlanEntry[]): (entry: PlanEntry) => boolean {
  const addedPages = new Set(added)
  return entry => entry.showing.kind === 'html' || addedPages.has(entry)
}

function commentsOf(site: Site): CommentSource {
  return { kind: 'service', url: site.comments.service ?? originOf(site) }
}

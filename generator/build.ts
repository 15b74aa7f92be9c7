import { bundleAssets } from './assets/bundle.ts'
import type { BuildMemory } from './build-memory.ts'
import { type CheckedContent, checkContent } from './check/content/check-content.ts'
import { hashOfCode } from './code-hash.ts'
import { type CommentSource, fetchApprovedComments } from './comments/fetch-comments.ts'
import { type ContentOptions, type Index, leaveOut, readContent } from './content/read-content.ts'
import { hashOf } from './content/records.ts'
import { type Diagnostic, inReadingOrder } from './diagnostic.ts'
import { type Extension, extendPlan, readExtension } from './extension/extension.ts'
import type { PlanEntry } from './plan/entries.ts'
import { planPages } from './plan/plan-pages.ts'
import {
  type BuildRecord,
  forgetBuildRecord,
  readBuildRecord,
  recordOutputs,
  writeBuildRecord,
} from './publish/build-record.ts'
import { compareOutput } from './publish/compare-output.ts'
import { recoverFolder, swapIn } from './publish/output-folder.ts'
import { prepareStaging } from './publish/staging.ts'
import { RenderError } from './render/failures.ts'
import { renderPages } from './render/render-pages.ts'
import { readSite } from './site/read-site.ts'
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
  readonly baseUrl?: string
  /** Without it, the service that site.yaml names, or the site's own /api. */
  readonly comments?: CommentSource
  /** What a process that builds again and again need not find out again. */
  readonly memory?: BuildMemory
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
}

/** From a folder of Markdown to a published site. Throws ContentError, UsageError, or what the machine threw; the old site stays. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  return (await buildSite(options)).report
}

export async function buildSite(options: BuildOptions): Promise<BuiltContent> {
  const workshop = openWorkshop(options)
  try {
    return await buildIn(workshop, options)
  } finally {
    workshop.close()
  }
}

async function buildIn(workshop: Workshop, options: BuildOptions): Promise<BuiltContent> {
  const stopwatch = startStopwatch()
  const step = (name: string) => {
    options.tell(name)
    stopwatch.step(name)
  }

  step('read')
  const ownCode = hashOfCode(workshop.root)
  const extension = await readExtension(workshop, { ...options, code: ownCode })
  const code = extension === null ? ownCode : hashOf(`${ownCode} ${extension.hash}`)
  const { site, mistakes } = readSite({ ...options, shownAs: workshop.shownAs })
  const ground = hashOf(JSON.stringify([code, site]))
  const record =
    options.memory?.recall(ground) ??
    readBuildRecord(options.useCache ? workshop.recordPath : '', ground)
  const contentOptions = { ...options, shownAs: workshop.shownAs, records: record.content }
  const checked = checkContent(readContent(site, contentOptions), contentOptions, mistakes)

  const work = {
    workshop,
    options,
    extension,
    ownCode,
    code,
    site,
    ground,
    record,
    step,
    stopwatch,
  }
  return publishWhatRenders(checked, work, contentOptions)
}

/** All that a build knows before it looks at the content. */
type Work = {
  readonly workshop: Workshop
  readonly options: BuildOptions
  readonly extension: Extension | null
  /** Of the generator and the templates alone. */
  readonly ownCode: string
  /** Of all that decides how a page looks, besides its content. */
  readonly code: string
  readonly site: Site
  readonly ground: string
  readonly record: BuildRecord
  readonly step: (name: string) => void
  readonly stopwatch: Stopwatch
}

type LeavingOut = ContentOptions & { readonly keepGoing: boolean }

/** Told to keep going, a build leaves out what cannot be rendered, and begins again without it. */
async function publishWhatRenders(
  content: CheckedContent,
  work: Work,
  options: LeavingOut,
): Promise<BuiltContent> {
  try {
    return await publishContent(content, work)
  } catch (error) {
    const canGoOn = options.keepGoing && error instanceof RenderError && error.sources.size > 0
    if (!canGoOn) throw error
    recoverFolder(work.workshop.folder)
    return publishWhatRenders(withoutFailed(content, error, options), work, options)
  }
}

async function publishContent(content: CheckedContent, work: Work): Promise<BuiltContent> {
  const { index, diagnostics } = content
  const { workshop, options, extension, site, ground, record, step, stopwatch } = work

  step('comments')
  const source = options.comments ?? commentsOf(site)
  const { threads, notices } = await fetchApprovedComments(index, {
    source,
    copies: workshop.copies,
    areRequired: options.requireComments,
  })

  step('plan')
  const { root, cache, folder } = workshop
  const assets = await bundleAssets({ root, cache, code: work.ownCode })
  const memory = options.memory?.plan
  const plan = planPages({ ...options, memory, site, index, threads, assets, code: work.code })
  const added = await extendPlan(plan, extension, workshop)
  const entries = [...plan.entries, ...added.pages, ...added.files]
  const difference = compareOutput(folder.path, entries, record)
  const { stale, removed } = difference
  const isChanged = stale.length + removed.length > 0

  if (isChanged) {
    step('render')
    prepareStaging(folder, { plan: entries, difference, record })
    await renderPages(stale, {
      ...workshop,
      extension,
      facts: plan.facts,
      planned: entries,
      staging: folder.staging,
      bodyOf: index.bodyOf,
      lineOf: file => index.published.get(file)?.bodyLine ?? 1,
    })
    step('publish')
    forgetBuildRecord(workshop.recordPath)
    options.memory?.forget()
    swapIn(folder)
  }
  const next = {
    outputs: recordOutputs(folder.path, { plan: entries, stale, record }),
    content: index.records,
    lastChange: isChanged ? [...stale.map(entry => entry.output), ...removed] : record.lastChange,
  }
  writeBuildRecord(workshop.recordPath, ground, next)
  options.memory?.keep(ground, next)

  const addedPages = new Set(added.pages)
  const report: BuildReport = {
    posts: index.posts.length,
    pages: entries.filter(entry => entry.showing.kind === 'html' || addedPages.has(entry)).length,
    rendered: stale.filter(entry => entry.showing.kind !== 'copy' || addedPages.has(entry)).length,
    removed: removed.length,
    diagnostics,
    nextDue: index.nextDue,
    timings: stopwatch.stop(),
    notices,
  }
  return { report, site, index, entries }
}

/** What linked to a post that is left out is at fault now, too. */
function withoutFailed(
  { index, diagnostics }: CheckedContent,
  failed: RenderError,
  options: LeavingOut,
): CheckedContent {
  const rest = checkContent(leaveOut(index, failed.sources), options)
  return {
    index: rest.index,
    diagnostics: inReadingOrder([...diagnostics, ...failed.diagnostics, ...rest.diagnostics]),
  }
}

function commentsOf(site: Site): CommentSource {
  return { kind: 'service', url: site.comments.service ?? originOf(site) }
}

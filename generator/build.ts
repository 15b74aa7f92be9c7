import { bundleAssets } from './assets/bundle.ts'
import type { BuildMemory } from './build-memory.ts'
import { checkContent } from './check/content/check-content.ts'
import { hashOfCode } from './code-hash.ts'
import { type CommentSource, fetchApprovedComments } from './comments/fetch-comments.ts'
import { type Index, readContent } from './content/read-content.ts'
import { hashOf } from './content/records.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { PlanEntry } from './plan/entries.ts'
import { planPages } from './plan/plan-pages.ts'
import {
  forgetBuildRecord,
  readBuildRecord,
  recordOutputs,
  writeBuildRecord,
} from './publish/build-record.ts'
import { compareOutput } from './publish/compare-output.ts'
import { swapIn } from './publish/output-folder.ts'
import { prepareStaging } from './publish/staging.ts'
import { renderPages } from './render/render-pages.ts'
import { readSite } from './site/read-site.ts'
import { originOf, type Site } from './site/site.ts'
import { startStopwatch, type Timings } from './timings.ts'
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
  const code = hashOfCode(workshop.root)
  const { site, mistakes } = readSite({ ...options, shownAs: workshop.shownAs })
  const ground = hashOf(JSON.stringify([code, site]))
  const record =
    options.memory?.recall(ground) ??
    readBuildRecord(options.useCache ? workshop.recordPath : '', ground)
  const contentOptions = { ...options, shownAs: workshop.shownAs, records: record.content }
  const { index, diagnostics } = checkContent(
    readContent(site, contentOptions),
    contentOptions,
    mistakes,
  )

  step('comments')
  const source = options.comments ?? commentsOf(site)
  const { threads, notices } = await fetchApprovedComments(index, {
    source,
    copies: workshop.copies,
    areRequired: options.requireComments,
  })

  step('plan')
  const assets = await bundleAssets({ root: workshop.root, cache: workshop.cache, code })
  const { facts, entries } = planPages({
    ...options,
    memory: options.memory?.plan,
    site,
    index,
    threads,
    assets,
    code,
  })
  const difference = compareOutput(workshop.folder.path, entries, record)
  const { stale, removed } = difference
  const isChanged = stale.length + removed.length > 0

  if (isChanged) {
    step('render')
    prepareStaging(workshop.folder, { plan: entries, difference, record })
    await renderPages(stale, {
      ...workshop,
      facts,
      staging: workshop.folder.staging,
      bodyOf: index.bodyOf,
    })
    step('publish')
    forgetBuildRecord(workshop.recordPath)
    options.memory?.forget()
    swapIn(workshop.folder)
  }
  const next = {
    outputs: recordOutputs(workshop.folder.path, { plan: entries, stale, record }),
    content: index.records,
    lastChange: isChanged ? [...stale.map(entry => entry.output), ...removed] : record.lastChange,
  }
  writeBuildRecord(workshop.recordPath, ground, next)
  options.memory?.keep(ground, next)

  const report: BuildReport = {
    posts: index.posts.length,
    pages: entries.filter(entry => entry.showing.kind === 'html').length,
    rendered: stale.filter(entry => entry.showing.kind !== 'copy').length,
    removed: removed.length,
    diagnostics,
    nextDue: index.nextDue,
    timings: stopwatch.stop(),
    notices,
  }
  return { report, site, index, entries }
}

function commentsOf(site: Site): CommentSource {
  return { kind: 'service', url: site.comments.service ?? originOf(site) }
}

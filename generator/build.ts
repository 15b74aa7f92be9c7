import { existsSync } from 'node:fs'
import type { BuildOptions } from './build-options.ts'
import type { BuiltContent } from './build-report.ts'
import { fetchApprovedComments } from './comments/fetch-comments.ts'
import { openSecondThread } from './content/parallel/second-thread.ts'
import type { Index } from './content/read-content.ts'
import { sourcesOf } from './extension/extension.ts'
import { compareOutput, isDifferent } from './publish/compare-output.ts'
import type { LinkedCopy } from './publish/linked-copy.ts'
import { discardStaged } from './publish/output-folder.ts'
import type { Hashes } from './publish/record-outputs.ts'
import { withRights } from './publish/with-rights.ts'
import { buildAgainIfNeeded, type FoundLate } from './steps/found-late.ts'
import { planSite } from './steps/plan-site.ts'
import { publishAndRecord } from './steps/publish-and-record.ts'
import { readAndCheck } from './steps/read-and-check.ts'
import { readBasis } from './steps/read-basis.ts'
import { startCopy } from './steps/start-copy.ts'
import type { PlannedChange, Work } from './steps/work.ts'
import { type Stopwatch, startStopwatch } from './stopwatch.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

/** Throws ContentError, UsageError, or whatever the machine threw; the published site is then left as it was. */
export function buildSite(options: BuildOptions): Promise<BuiltContent> {
  return withRights(options, () => buildOnce(options))
}

async function buildOnce(options: BuildOptions): Promise<BuiltContent> {
  using workshop = openWorkshop(options)
  return await buildIn(workshop, options)
}

/** The same, for a caller that has already opened the workshop. */
export async function buildIn(workshop: Workshop, options: BuildOptions): Promise<BuiltContent> {
  const begun = { workshop, options, stopwatch: startStopwatch(options.tell) }
  const { folder } = workshop
  // Only an in-place build checks this: tests/counters/build.test.ts counts how often others touch the disk.
  const mayMoveSite = options.inPlace === true && existsSync(folder.path)
  try {
    return await buildAgainIfNeeded(late => takeSteps(late, begun), begun)
  } catch (error) {
    // An in-place build moves the published site into the staging folder, so that may be the only copy.
    if (!mayMoveSite || existsSync(folder.path)) discardStaged(folder)
    throw error
  }
}

/** Every step of a build, in order. */
async function takeSteps(
  late: FoundLate,
  { workshop, options, stopwatch }: Begun,
): Promise<BuiltContent> {
  const { step } = stopwatch

  step('read')
  const basis = await readBasis(workshop, options)
  // What Eleventy renders is rendered by this thread alone.
  await using second = openSecondThread({ keepsTexts: basis.extension === null })
  const work = { workshop, options, basis, second, step }
  const content = await readAndCheck(late, work)
  const { index } = content

  step('comments')
  const comments = await fetchComments(index, work)

  step('plan')
  await using linkedCopy = startCopy(index, work)
  const planned = await planSite(content, comments.threads, work)
  const published = await basis.published()
  const difference = compareOutput(workshop.folder.path, planned.entries, published)
  const change = { index, planned, published, difference }

  // If anything differs, four more steps follow: images, render and search write it, then it is published.
  const written = isDifferent(difference)
    ? await writeStale(change, linkedCopy, work)
    : nothingWritten
  const diagnostics = [...content.diagnostics, ...comments.diagnostics, ...planned.diagnostics]
  const summary = { ...summarise(change), diagnostics, notices: comments.notices }
  publishAndRecord({ ...change, written, origin: comments.origin, summary }, work)

  return {
    report: { ...summary, timings: stopwatch.stop() },
    site: basis.site,
    index,
    entries: planned.entries,
    plan: planned.plan,
    sources: sourcesOf(basis.extension),
  }
}

type Begun = Pick<Work, 'workshop' | 'options'> & { readonly stopwatch: Stopwatch }

function fetchComments(index: Index, { workshop, options, basis }: Work) {
  const { site } = basis
  const usual = { kind: 'service', url: site.comments.service ?? site.url } as const
  return fetchApprovedComments(index, {
    ...workshop,
    source: options.comments ?? usual,
    areRequired: options.requireComments,
    acceptsFewer: options.acceptFewerComments ?? false,
  })
}

/** Imported late: this is most of the code, and a build with nothing stale needs none of it. */
async function writeStale(
  change: PlannedChange,
  linkedCopy: LinkedCopy,
  work: Work,
): Promise<Hashes> {
  const late = await import('./steps/write-stale.ts')
  return await late.writeStale(change, linkedCopy, work)
}

const nothingWritten: Hashes = new Map()

function summarise({ index, planned, difference }: PlannedChange) {
  const { entries, isPage } = planned
  return {
    posts: index.posts.length,
    pages: entries.filter(isPage).length,
    rendered: difference.stale.filter(entry => entry.kind !== 'copy' || isPage(entry)).length,
    removed: difference.removed.filter(output => !output.startsWith('assets/')).length,
    nextDue: index.nextDue,
  }
}

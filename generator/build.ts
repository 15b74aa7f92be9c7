import { join } from 'node:path'
import type { BuildOptions } from './build-options.ts'
import type { BuiltContent } from './build-report.ts'
import { type CheckedContent, checkContent } from './check/content/check-content.ts'
import { fetchApprovedComments } from './comments/fetch-comments.ts'
import { type Index, readContent } from './content/read-content.ts'
import { sourcesOf } from './extension/extension.ts'
import type { MadeImages } from './images/make-images.ts'
import { type BrokenImages, readImages } from './images/read-images.ts'
import { findChangedTexts } from './memory/known-plan.ts'
import type { Hashes } from './publish/build-record.ts'
import { compareOutput } from './publish/compare-output.ts'
import type { Neighbour } from './publish/neighbour.ts'
import { recoverFolder } from './publish/output-folder.ts'
import { withRights } from './publish/with-rights.ts'
import { beginNeighbour } from './steps/begin-neighbour.ts'
import { planSite } from './steps/plan-site.ts'
import { publishWhatRenders } from './steps/publish-what-renders.ts'
import { type Ground, readGround } from './steps/read-ground.ts'
import type { Rendering } from './steps/render-stale.ts'
import { settleSite } from './steps/settle-site.ts'
import type { Work } from './steps/work.ts'
import { startStopwatch } from './stopwatch.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

/** Throws ContentError, UsageError, or what the machine threw; the old site stays. */
export function buildSite(options: BuildOptions): Promise<BuiltContent> {
  return withRights(options, () => buildOnce(options))
}

async function buildOnce(options: BuildOptions): Promise<BuiltContent> {
  const workshop = openWorkshop(options)
  try {
    return await buildIn(workshop, options)
  } finally {
    workshop.close()
  }
}

export async function buildIn(
  workshop: Workshop,
  options: BuildOptions,
  broken: BrokenImages = new Map(),
): Promise<BuiltContent> {
  const stopwatch = startStopwatch()
  const step = (name: string) => {
    options.tell(name)
    stopwatch.step(name)
  }

  step('read')
  const ground = await readGround(workshop, options)
  const { content, checking, changed } = await readAndCheck(ground, { workshop, options, broken })

  const work = { workshop, options, ground, changed, broken, step, stopwatch }
  return publishWhatRenders(content, checking, {
    publish: sound => publishContent(sound, work),
    clearAway: () => recoverFolder(workshop.folder),
  })
}

/** Every text with its mistakes, and which of them are others than last time. */
async function readAndCheck(
  { site, mistakes, extension, record }: Ground,
  { workshop, options, broken }: Pick<Work, 'workshop' | 'options' | 'broken'>,
) {
  const { found, hashing } = options.glance ?? {}
  const reading = { ...options, shownAs: workshop.shownAs, records: record.content, found, hashing }
  const known = record.content.images
  const index = await readImages(readContent(site, reading), { ...reading, known, broken })
  const changed = findChangedTexts(index, record, options.now)
  const checking = { ...reading, amendsMarkdown: extension?.declared.amendsMarkdown ?? false }
  // Nothing was wrong with the addresses of the last build, and no text has one.
  const areAddressesSound = changed !== null
  const content = checkContent(index, { ...checking, areAddressesSound }, mistakes)
  return { content, checking, changed }
}

async function publishContent(content: CheckedContent, work: Work): Promise<BuiltContent> {
  const { workshop, options, ground, broken, step, stopwatch } = work
  const { index } = content

  step('comments')
  const { threads, origin, ...said } = await fetchComments(index, work)

  step('plan')
  await using neighbour = options.glance?.neighbour ?? beginNeighbour(index, work)
  const planned = await planSite(index, threads, work)
  const published = await ground.published()
  const difference = compareOutput(workshop.folder.path, planned.entries, published)
  const rendering = { index, planned, published, difference }
  const isChanged = difference.stale.length + difference.removed.length > 0
  const made = isChanged ? await makeStaleImages(rendering, work) : null
  // Now they are known, and reported or left out like every other mistake.
  if (made !== null && made.broken.size > 0) {
    await neighbour[Symbol.asyncDispose]()
    // Awaited here: to let go of the neighbour takes the staging folder away.
    return await buildIn(workshop, options, new Map([...broken, ...made.broken]))
  }
  const written: Hashes =
    made === null ? new Map() : await writeStale(made, { ...rendering, neighbour }, work)
  const diagnostics = [...content.diagnostics, ...said.diagnostics, ...planned.diagnostics]
  const summary = { ...summarise(rendering), diagnostics, notices: said.notices }
  settleSite({ ...rendering, written, seen: { origin, summary } }, work)

  return {
    report: { ...summary, timings: stopwatch.stop() },
    site: ground.site,
    index,
    entries: planned.entries,
    plan: planned.plan,
    sources: sourcesOf(ground.extension),
  }
}

function fetchComments(index: Index, { workshop, options, ground }: Work) {
  const { site } = ground
  const usual = { kind: 'service', url: site.comments.service ?? site.url } as const
  return fetchApprovedComments(index, {
    ...workshop,
    source: options.comments ?? usual,
    areRequired: options.requireComments,
    acceptsFewer: options.acceptFewerComments ?? false,
  })
}

/** Imported late, like all that only stale pages need. */
async function makeStaleImages(
  { index, planned, difference }: Rendering,
  { workshop, options, step }: Work,
): Promise<MadeImages> {
  step('images')
  const { makeImages } = await import('./images/make-images.ts')
  return makeImages(difference.stale, {
    plan: planned.entries,
    folder: join(workshop.cache, 'images'),
    pathOf: index.pathOf,
    tell: options.tell,
  })
}

/** Writes into the staging folder, beside what stays; answers with the hashes of what it wrote. */
async function writeStale(
  { entries }: MadeImages,
  { neighbour, ...rendering }: Rendering & { readonly neighbour: Neighbour },
  work: Work,
): Promise<Hashes> {
  const { workshop, options, step } = work
  const { openStagingWriter, renderStale, stageWhatStays } = await import('./steps/render-stale.ts')
  const { drawCards } = await import('./images/draw-cards.ts')
  stageWhatStays({ ...rendering, isGrown: await neighbour.take() }, work)
  await using cards = await drawCards(entries, { ...options, staging: workshop.folder.staging })
  step('render')
  await using writer = openStagingWriter(rendering, work)
  await renderStale(cards.others, { ...rendering, writer }, work)
  step('search')
  return new Map([...(await writer.finish()), ...(await cards.finish())])
}

function summarise({ index, planned, difference }: Rendering) {
  const { entries, isPage } = planned
  return {
    posts: index.posts.length,
    pages: entries.filter(isPage).length,
    rendered: difference.stale.filter(entry => entry.kind !== 'copy' || isPage(entry)).length,
    removed: difference.removed.filter(output => !output.startsWith('assets/')).length,
    nextDue: index.nextDue,
  }
}

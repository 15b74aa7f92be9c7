import { dirname, join } from 'node:path'
import type { SecondThread } from '../content/parallel/second-thread.ts'
import type { Index } from '../content/read-content.ts'
import { drawCards } from '../images/draw-cards.ts'
import { makeImages } from '../images/make-images.ts'
import { outputOf, type PlanEntry } from '../plan/entries.ts'
import { isOfIndex, type PlannedVolume } from '../plan/search.ts'
import type { LinkedCopy } from '../publish/linked-copy.ts'
import { openPublishedTexts, type PublishedText } from '../publish/published-texts.ts'
import type { Hashes } from '../publish/record-outputs.ts'
import { prepareStaging } from '../publish/staging.ts'
import { renderPages } from '../render/render-pages.ts'
import { openWriter, type Writer } from '../render/writing/writer.ts'
import type { PlannedChange, Work } from './work.ts'

/**
 * Writes everything stale into the staging folder, beside what stays, and returns the hashes of what it wrote.
 * Throws ImagesBroken or RenderError for mistakes that only come to light here.
 */
export async function writeStale(
  change: PlannedChange,
  linkedCopy: LinkedCopy,
  work: Work,
): Promise<Hashes> {
  const { workshop, options, step } = work

  step('images')
  const entries = await makeStaleImages(change, work)
  // Before staging, which may take them away.
  const publishedText = openTexts(change, work)
  stageWhatStays({ ...change, isCopied: await linkedCopy.take() }, work)
  await using cards = await drawCards(entries, { ...options, staging: workshop.folder.staging })

  step('render')
  const writer = openStagingWriter(change, work)
  await renderStale(cards.others, { ...change, writer, publishedText }, work)

  step('search')
  return new Map([...(await writer.finish()), ...(await cards.finish())])
}

/** Makes the stale images, and returns the stale entries with each of them ready to be copied. */
function makeStaleImages(
  { index, planned, difference }: PlannedChange,
  { workshop, options }: Work,
): Promise<readonly PlanEntry[]> {
  return makeImages(difference.stale, {
    plan: planned.entries,
    folder: join(workshop.cache, 'images'),
    pathOf: index.pathOf,
    tell: options.tell,
  })
}

function stageWhatStays(
  { planned, published, difference, isCopied }: PlannedChange & { readonly isCopied: boolean },
  { workshop, options }: Work,
): void {
  const { record, isCertain } = published
  // With --keep-going the build may have to start again, and then needs the published site once more.
  const isFree = isCertain && options.inPlace === true && !options.keepGoing
  const plan = planned.entries
  prepareStaging(workshop.folder, { plan, difference, record, isFree, isCopied })
}

function openStagingWriter(
  { planned, difference }: PlannedChange,
  { workshop, options, basis, second }: Work,
): Writer {
  const stale = new Set(difference.stale.map(({ output }) => output))
  const isStale = ({ files }: PlannedVolume) => files.some(({ output }) => stale.has(output))
  return openWriter({
    pages: difference.stale.filter(({ kind }) => kind === 'html').length,
    volumes: planned.plan.search.filter(isStale).map(volume => volume.show()),
    stale,
    facts: basis.extension === null ? planned.plan.facts : null,
    second,
    staging: workshop.folder.staging,
    records: options.useCache ? join(dirname(workshop.recordPath), 'search') : null,
  })
}

function openTexts(
  { published, difference }: PlannedChange,
  { workshop, basis }: Work,
): PublishedText {
  // What an extension does to a text may depend on anything.
  const stale = basis.extension === null ? difference.stale : []
  return openPublishedTexts(workshop.folder.path, stale, published.record)
}

/** The outputs of pages whose texts the second thread keeps; here, they would have to be read again. */
function keptPages({ posts, pages }: Index, { kept }: SecondThread): ReadonlySet<string> {
  const own = [...posts, ...pages].filter(({ source }) => kept.has(source))
  return new Set(own.map(({ url }) => outputOf(url)))
}

/** The search index is left to the writer, which makes it from the pages as they are written. */
async function renderStale(
  stale: readonly PlanEntry[],
  {
    index,
    planned,
    writer,
    publishedText,
  }: PlannedChange & { readonly writer: Writer; readonly publishedText: PublishedText },
  { workshop, basis, second }: Work,
): Promise<void> {
  const withoutIndex = stale.filter(entry => !isOfIndex(entry))
  await renderPages(withoutIndex, {
    ...workshop,
    extension: basis.extension,
    facts: planned.plan.facts,
    planned: planned.entries,
    staging: workshop.folder.staging,
    writer,
    kept: keptPages(index, second),
    publishedText,
    bodyOf: index.bodyOf,
    lineOf: file => index.published.get(file)?.bodyLine ?? 1,
  })
}

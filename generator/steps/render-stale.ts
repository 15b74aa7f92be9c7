import { dirname, join } from 'node:path'
import type { Index } from '../content/read-content.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { isOfIndex, type PlannedVolume } from '../plan/search.ts'
import type { Difference, Published } from '../publish/compare-output.ts'
import { prepareStaging } from '../publish/staging.ts'
import { renderPages } from '../render/render-pages.ts'
import { openWriter, type Writer } from '../render/writing/writer.ts'
import type { PlannedSite } from './plan-site.ts'
import type { Work } from './work.ts'

export type Rendering = {
  readonly index: Index
  readonly planned: PlannedSite
  readonly published: Published
  readonly difference: Difference
}

/** Writes into the staging folder; the index of the search comes after all pages. */
export function openStagingWriter({ planned, difference }: Rendering, work: Work): Writer {
  const { workshop, options, ground } = work
  const stale = new Set(difference.stale.map(({ output }) => output))
  const isStale = ({ files }: PlannedVolume) => files.some(({ output }) => stale.has(output))
  return openWriter({
    pages: difference.stale.filter(({ kind }) => kind === 'html').length,
    volumes: planned.plan.search.filter(isStale).map(volume => volume.show()),
    stale,
    facts: ground.extension === null ? planned.plan.facts : null,
    staging: workshop.folder.staging,
    records: options.useCache ? join(dirname(workshop.recordPath), 'search') : null,
  })
}

/** In the staging folder; everything stale is written beside it. */
export function stageWhatStays(
  { planned, published, difference, isGrown }: Rendering & { readonly isGrown: boolean },
  { workshop, options }: Work,
): void {
  const { record, isCertain } = published
  // Who keeps going may begin again, and then needs the published site once more.
  const isFree = isCertain && options.inPlace === true && !options.keepGoing
  const plan = planned.entries
  prepareStaging(workshop.folder, { plan, difference, record, isFree, isGrown })
}

export async function renderStale(
  stale: readonly PlanEntry[],
  { index, planned, writer }: Rendering & { readonly writer: Writer },
  { workshop, ground }: Work,
): Promise<void> {
  const { folder } = workshop
  const withoutIndex = stale.filter(entry => !isOfIndex(entry))
  await renderPages(withoutIndex, {
    ...workshop,
    extension: ground.extension,
    facts: planned.plan.facts,
    planned: planned.entries,
    staging: folder.staging,
    writer,
    bodyOf: index.bodyOf,
    lineOf: file => index.published.get(file)?.bodyLine ?? 1,
  })
}

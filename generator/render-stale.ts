import { dirname, join } from 'node:path'
import type { Work } from './build.ts'
import type { Index } from './content/read-content.ts'
import type { PlanEntry } from './plan/entries.ts'
import { isOfIndex } from './plan/search.ts'
import type { PlannedSite } from './plan-site.ts'
import type { Difference } from './publish/compare-output.ts'
import { prepareStaging } from './publish/staging.ts'
import { renderPages } from './render/render-pages.ts'
import { renderSearch } from './render/render-search.ts'

export type Rendering = {
  readonly index: Index
  readonly planned: PlannedSite
  readonly difference: Difference
}

/** Into the staging folder, beside what stays as it is. The index of the search comes after all pages. */
export async function renderStale(
  stale: readonly PlanEntry[],
  { index, planned, difference }: Rendering,
  { workshop, ground }: Work,
): Promise<void> {
  const { folder } = workshop
  prepareStaging(folder, { plan: planned.entries, difference, record: ground.record })
  const withoutIndex = stale.filter(entry => !isOfIndex(entry))
  await renderPages(withoutIndex, {
    ...workshop,
    extension: ground.extension,
    facts: planned.plan.facts,
    planned: planned.entries,
    staging: folder.staging,
    bodyOf: index.bodyOf,
    lineOf: file => index.published.get(file)?.bodyLine ?? 1,
  })
}

/** Out of the finished pages. */
export function renderSearchIndex(
  { planned, difference }: Rendering,
  { workshop, options }: Work,
): void {
  renderSearch({
    volumes: planned.plan.search,
    stale: difference.stale,
    staging: workshop.folder.staging,
    records: options.useCache ? join(dirname(workshop.recordPath), 'search') : null,
  })
}

import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Source } from '../extension/load.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Texts } from './print.ts'
import type { Writer } from './writing/writer.ts'

export type RenderOptions = Texts & {
  /** Where the pages are written: never the published folder. */
  readonly staging: string
  readonly writer: Pick<Writer, 'write'>
  /** A folder with nothing in it, which Eleventy takes for its input. */
  readonly emptyFolder: string
  /** Every entry: nothing else may be written. */
  readonly planned: readonly PlanEntry[]
  /** What the owner of the site adds, if anything. */
  readonly extension: Source | null
  /** The content folder as diagnostics name it. */
  readonly shownAs: string
}

/** For more, Eleventy takes most of its time for the pages themselves. */
const fewPages = 200

/** Writes every stale entry to the staging folder: copies by ourselves, pages by Eleventy. Throws a RenderError. */
export async function renderPages(
  stale: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const pages = stale.filter(isPage)
  for (const { output, show } of stale.filter(entry => entry.kind === 'copy')) {
    const showing = show()
    if (showing.kind !== 'copy') continue
    const path = join(options.staging, output)
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(showing.from, path)
  }
  if (pages.length === 0) return
  // Imported late: loading Eleventy is most of a small rebuild's time. Decision 48.
  if (options.extension === null && areFew(pages, options)) {
    const { printFew } = await import('./print-few.ts')
    return printFew(pages, options)
  }
  const { writeWithEleventy } = await import('./eleventy.ts')
  await writeWithEleventy(pages, options)
}

function isPage({ kind }: PlanEntry): boolean {
  return kind !== 'copy'
}

/** A clean build goes the long way however small the site is, so that the two are compared wherever they are tested. */
function areFew(pages: readonly PlanEntry[], { planned }: RenderOptions): boolean {
  return pages.length < fewPages && pages.length < planned.filter(isPage).length
}

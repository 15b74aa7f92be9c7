import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlanEntry } from '../plan/entries.ts'
import type { SiteFacts } from '../plan/pages.ts'
import { createPrinter, type Printer } from './print.ts'

export type RenderOptions = {
  readonly facts: SiteFacts
  /** Where the pages are written: never the published folder. */
  readonly staging: string
  /** A folder with nothing in it, which Eleventy takes for its input. */
  readonly emptyFolder: string
  /** The site owner's own Eleventy configuration, if there is one. */
  readonly configuration: string | null
  bodyOf(source: string): string
}

/** Writes every stale entry to the staging folder: copies by ourselves, pages by Eleventy. */
export async function renderPages(
  stale: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const pages = stale.filter(entry => entry.showing.kind !== 'copy')
  for (const { output, showing } of stale) {
    if (showing.kind !== 'copy') continue
    const path = join(options.staging, output)
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(showing.from, path)
  }
  if (pages.length === 0) return
  const print: Printer = createPrinter(options.facts, options.bodyOf)
  // Imported late: loading Eleventy is most of a small rebuild's time.
  const { writeWithEleventy } = await import('./eleventy.ts')
  await writeWithEleventy(pages, print, options)
}

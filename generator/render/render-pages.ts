import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Source } from '../extension/load.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Texts } from './print.ts'
import type { Writer } from './writing/writer.ts'

export type RenderOptions = Texts & {
  /** Where the pages are written: never the published folder. */
  readonly staging: string
  readonly writer: Pick<Writer, 'write' | 'hasRoom' | 'send' | 'settle'>
  /** The outputs of pages whose texts the other thread keeps. */
  readonly kept: ReadonlySet<string>
  /** An empty folder, given to Eleventy as its input. */
  readonly emptyFolder: string
  /** Every entry: nothing else may be written. */
  readonly planned: readonly PlanEntry[]
  /** What the site's owner adds, if anything. */
  readonly extension: Source | null
  /** The content folder as it appears in diagnostics. */
  readonly shownAs: string
}

/** Writes every stale entry to the staging folder. Throws a RenderError. */
export async function renderPages(
  stale: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const { extension } = options
  const pages = stale.filter(isPage)
  for (const { output, show } of stale.filter(entry => entry.kind === 'copy')) {
    const showing = show()
    if (showing.kind !== 'copy') continue
    const path = join(options.staging, output)
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(showing.from, path)
  }
  if (pages.length === 0) return
  if (extension === null) {
    const { printPages } = await import('./print-pages.ts')
    return printPages(pages, options)
  }
  // Imported late: loading Eleventy takes a fifth of a second.
  const { writeWithEleventy } = await import('./eleventy.ts')
  await writeWithEleventy(pages, { ...options, extension })
}

function isPage({ kind }: PlanEntry): boolean {
  return kind !== 'copy'
}

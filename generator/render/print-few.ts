import type { PlanEntry } from '../plan/entries.ts'
import { openFailures, TextError } from './failures.ts'
import { createPrinter } from './print.ts'
import type { RenderOptions } from './render-pages.ts'

/** As Eleventy does for a site that configures nothing of it, without the third of a second that it takes to begin. */
export async function printFew(
  entries: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const failures = openFailures(options)
  const print = createPrinter(options, [])
  for (const { output, show } of entries) {
    try {
      await options.writer.write(output, print(show()))
    } catch (error) {
      if (!(error instanceof TextError)) throw error
      failures.ofText(error)
    }
  }
  failures.end()
}

import { build } from '../build-if-changed.ts'
import type { BuildReport } from '../build-report.ts'
import { ContentError, inNumber } from '../diagnostic.ts'
import { type ReportForm, showDiagnostics } from '../report/show.ts'
import { writingTo } from '../report/writing-to.ts'
import { readBuildOptions } from './build-options.ts'

/** Where a command speaks to people, the moment that it takes for now, and the code that it is. */
export type Surface = {
  readonly now: number
  /** A hash of the generator and the templates. */
  readonly code: string
  readonly form: ReportForm
  /** Shows the step under way on a line of its own that the next one replaces; `''` clears it. */
  readonly progress: (step: string) => void
}

/** `npm run build`: throws what the build throws, after `--json` has printed the mistakes. */
export async function runBuild(words: string[], surface: Surface): Promise<void> {
  const { now, code, form, progress } = surface
  const { json, ...options } = readBuildOptions(words, now)
  try {
    // It may be the old one, the new one whose record found no room, or with --in-place none.
    const report = await writingTo(options.output, 'no half of a site is published', () =>
      build({ ...options, code, tell: progress }),
    )
    progress('')
    describe(report, form)
    if (json) printJson(report)
  } catch (error) {
    progress('')
    if (json && error instanceof ContentError) printJson(failed(error))
    throw error
  }
}

function describe(report: BuildReport, form: ReportForm): void {
  for (const mistake of showDiagnostics(report.diagnostics, form)) console.error(mistake)
  for (const notice of report.notices) console.error(`note: ${notice}`)
  const milliseconds = Object.values(report.timings).reduce((sum, time) => sum + time, 0)
  const done = report.rendered === 0 ? 'nothing to render' : `${report.rendered} rendered`
  const gone = report.removed === 0 ? '' : `, ${report.removed} removed`
  const size = `${inNumber(report.posts, 'post')}, ${inNumber(report.pages, 'page')}`
  console.error(`${size}: ${done}${gone} in ${(milliseconds / 1_000).toFixed(2)} s`)
  if (report.nextDue !== null) console.error(`the next change is due at ${report.nextDue}`)
}

type Printed = Omit<BuildReport, 'notices'>

function failed({ diagnostics }: ContentError): Printed {
  return { posts: 0, pages: 0, rendered: 0, removed: 0, diagnostics, nextDue: null, timings: {} }
}

function printJson(report: Printed & { readonly notices?: unknown }): void {
  const { notices: _, ...printed } = report
  console.log(JSON.stringify(printed))
}

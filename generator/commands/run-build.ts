import { build } from '../build-if-changed.ts'
import type { BuildReport } from '../build-report.ts'
import { ContentError } from '../errors.ts'
import { inNumber } from '../in-number.ts'
import { type ReportForm, showDiagnostics } from '../report/show.ts'
import { writingTo } from '../report/writing-to.ts'
import { shownSum } from '../stopwatch.ts'
import { readBuildOptions } from './read-build-options.ts'

/** What a command knows about its surroundings: how to speak to people, the current time and its own code. */
export type Surface = {
  readonly now: number
  /** A hash of the generator and the templates. */
  readonly code: string
  readonly form: ReportForm
  /** Shows the current step on a line that the next step replaces. `''` clears the line. */
  readonly progress: (step: string) => void
}

/** `npm run build`. Throws what the build throws; with `--json`, mistakes in the content are printed before. */
export async function runBuild(words: string[], surface: Surface): Promise<void> {
  const { now, code, form, progress } = surface
  const { json, ...options } = readBuildOptions(words, now)
  try {
    // Another message would not be true in all cases: the old site may be in place, the new one without a record, or
    // with --in-place neither.
    const report = await writingTo(options.output, 'no half of a site is published', () =>
      build({ ...options, code, tell: progress }),
    )
    progress('')
    describe(report, form)
    const { notices: _, ...printed } = report
    if (json) printJson(printed)
  } catch (error) {
    progress('')
    if (json && error instanceof ContentError) printJson(failed(error))
    throw error
  }
}

function describe(report: BuildReport, form: ReportForm): void {
  for (const mistake of showDiagnostics(report.diagnostics, form)) console.error(mistake)
  for (const notice of report.notices) console.error(`note: ${notice}`)
  const done = report.rendered === 0 ? 'nothing to render' : `${report.rendered} rendered`
  const gone = report.removed === 0 ? '' : `, ${report.removed} removed`
  const size = `${inNumber(report.posts, 'post')}, ${inNumber(report.pages, 'page')}`
  console.error(`${size}: ${done}${gone} in ${shownSum(report.timings)}`)
  if (report.nextDue !== null) console.error(`the next change is due at ${report.nextDue}`)
}

type Printed = Omit<BuildReport, 'notices'>

function failed({ diagnostics }: ContentError): Printed {
  return { posts: 0, pages: 0, rendered: 0, removed: 0, diagnostics, nextDue: null, timings: {} }
}

function printJson(report: Printed): void {
  console.log(JSON.stringify(report))
}

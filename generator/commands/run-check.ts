import { type CheckReport, check } from '../check/check.ts'
import { type Diagnostic, isError } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import { inNumber } from '../in-number.ts'
import { showDiagnostics } from '../report/show.ts'
import { shownSum } from '../stopwatch.ts'
import { readCheckOptions } from './check-options.ts'
import type { Surface } from './run-build.ts'

/** `npm run check`. Throws a ContentError if there are mistakes; with `--json`, they are printed before. */
export async function runCheck(words: string[], surface: Surface): Promise<void> {
  const { now, code, form, progress } = surface
  const { json, ...options } = readCheckOptions(words, now)
  const { notices, ...report } = await check({ ...options, code, tell: progress })
  progress('')
  for (const notice of notices) console.error(`note: ${notice}`)
  if (json) console.log(JSON.stringify(report))
  const summary = summaryOf(report)
  if (report.diagnostics.some(isError)) throw failure(report.diagnostics, summary)
  for (const warning of showDiagnostics(report.diagnostics, form)) console.error(warning)
  console.error(summary)
}

function failure(diagnostics: readonly Diagnostic[], summary: string): ContentError {
  const error = new ContentError(diagnostics)
  error.message = summary
  return error
}

function summaryOf({ pages, files, diagnostics, timings }: Omit<CheckReport, 'notices'>): string {
  const errors = diagnostics.filter(isError).length
  const warnings = diagnostics.length - errors
  const found = [
    ...(errors === 0 && warnings === 0 ? ['no mistakes'] : []),
    ...(errors === 0 ? [] : [inNumber(errors, 'mistake')]),
    ...(warnings === 0 ? [] : [inNumber(warnings, 'warning')]),
  ].join(' and ')
  if (pages === 0) return `${found} in the content; the pages were not checked`
  return `${inNumber(pages, 'page')}, ${inNumber(files, 'file')}: ${found}, in ${shownSum(timings)}`
}

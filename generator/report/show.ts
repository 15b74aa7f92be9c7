import type { Diagnostic } from '../diagnostic.ts'
import { describeDiagnostic } from './describe-diagnostic.ts'
import { openFrames } from './frames.ts'
import { githubAnnotation } from './github.ts'

export type ReportForm = 'terminal' | 'plain' | 'github'

/** Nobody reads more mistakes at once, or opens a log of a hundred megabytes. */
const mostShown = 1_000

/** Mistakes with the lines they are on for terminals, plain for logs, or as annotations of a pull request. */
export function showDiagnostics(found: readonly Diagnostic[], form: ReportForm): string[] {
  const shown = showAll(found.slice(0, mostShown), form)
  const left = found.length - mostShown
  return left > 0 ? [...shown, `… and ${left} more, which --json prints as well`] : shown
}

function showAll(found: readonly Diagnostic[], form: ReportForm): string[] {
  if (form === 'github') return found.map(githubAnnotation)
  if (form === 'plain') return found.map(describeDiagnostic)
  const frameOf = openFrames()
  return found.map(mistake => {
    const frame = frameOf(mistake)
    const [head = '', ...hint] = describeDiagnostic(mistake).split('\n')
    return [head, ...(frame === null ? [] : [frame]), ...hint].join('\n')
  })
}

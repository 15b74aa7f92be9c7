import type { Diagnostic } from '../../diagnostic.ts'
import type { BuiltSite } from './built-site.ts'
import { diagnoseElement } from './diagnose.ts'

/** What was found wrong within each page alone, when it was read. */
export function checkPageMistakes(site: BuiltSite): Diagnostic[] {
  return site.pages.flatMap(page =>
    page.facts.mistakes.map(({ line, column, clue, ...said }) =>
      diagnoseElement(page, { place: { line, column }, clue }, said),
    ),
  )
}

import type { Diagnostic } from '../../diagnostic.ts'
import type { BuiltSite } from './built-site.ts'
import { diagnoseElement } from './diagnose.ts'

/** The mistakes that were found when each page was read. */
export function checkPageMistakes(site: BuiltSite): Diagnostic[] {
  return site.pages.flatMap(page =>
    page.facts.mistakes.map(({ line, column, clue, ...said }) =>
      diagnoseElement(page, { place: { line, column }, clue }, said),
    ),
  )
}

import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs'
import { findFormula } from '../../content/texts/find-formula.ts'
import { createBreakCounter } from './number-lines.ts'

export function createFormulaInLine(): RuleInline {
  const countBreaks = createBreakCounter()
  return function formulaInLine(state, silent) {
    const found = findFormula(state.src, state.pos, state.posMax)
    if (found === null) return false
    if (!silent) {
      const token = state.push('formula', 'math', 0)
      token.markup = found.mark
      token.content = found.tex
      token.meta = { breaks: countBreaks(state) }
    }
    state.pos = found.next
    return true
  }
}

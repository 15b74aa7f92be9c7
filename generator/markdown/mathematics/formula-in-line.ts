import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs'
import { findEnd } from './find-end.ts'
import { createBreakCounter } from './number-lines.ts'

/** Under the rules of pandoc, by which "$5 and $10" are prices: https://pandoc.org/MANUAL.html#math */
export function createFormulaInLine(): RuleInline {
  const countBreaks = createBreakCounter()
  return function formulaInLine(state, silent) {
    const { src, pos, posMax } = state
    if (src[pos] !== '$') return false
    const mark = src[pos + 1] === '$' ? '$$' : '$'
    const start = pos + mark.length
    const end = findEnd(src, { mark, from: start, to: posMax })
    if (end < 0) return false
    const tex = src.slice(start, end)
    const isFormula = mark === '$$' ? tex.trim() !== '' : isTight(tex, src.charAt(end + 1))
    if (!isFormula) return false
    if (!silent) {
      const token = state.push('formula', 'math', 0)
      token.markup = mark
      token.content = tex
      token.meta = { breaks: countBreaks(state) }
    }
    state.pos = end + mark.length
    return true
  }
}

function isTight(tex: string, next: string): boolean {
  return tex !== '' && !/^\s|\s$/.test(tex) && !/\d/.test(next)
}

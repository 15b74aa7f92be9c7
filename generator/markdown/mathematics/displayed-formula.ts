import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { findEnd } from '../../content/texts/find-formula.ts'

/** In lines. Without a limit, each of many formulas without an end would be searched for to the end of the text. */
const longest = 100

/**
 * From a line that starts with "$$" to one that ends with it. If anything else is on these lines, it is part of a
 * paragraph.
 */
export const displayedFormula: RuleBlock = (state, startLine, endLine, silent) => {
  if (!opens(state, startLine)) return false
  const formula = readFormula(state, startLine, Math.min(endLine, startLine + longest))
  if (formula === null) return false
  if (silent) return true
  const token = state.push('displayed_formula', 'math', 0)
  token.block = true
  token.markup = '$$'
  token.content = formula.tex
  token.map = [startLine, formula.next]
  state.line = formula.next
  return true
}

function opens(state: StateBlock, line: number): boolean {
  const isCode = (state.sCount[line] ?? 0) - state.blkIndent >= 4
  return !isCode && written(state, line).startsWith('$$')
}

type Formula = { readonly tex: string; readonly next: number }

function readFormula(state: StateBlock, startLine: number, endLine: number): Formula | null {
  const lines: string[] = []
  for (let line = startLine; line < endLine; line += 1) {
    // An empty line ends the paragraph, and less indentation ends the list.
    if (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) return null
    const text = written(state, line).slice(line === startLine ? 2 : 0)
    const end = findEnd(text, { mark: '$$', from: 0, to: text.length })
    lines.push(end < 0 ? text : text.slice(0, end))
    if (end < 0) continue
    const tex = lines.join('\n')
    return end + 2 === text.length && tex.trim() !== '' ? { tex, next: line + 1 } : null
  }
  return null
}

function written(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line]).trimEnd()
}

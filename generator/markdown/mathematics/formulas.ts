import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { surroundingsOf } from '../surroundings.ts'
import { displayedFormula } from './displayed-formula.ts'
import { createFormulaInLine } from './formula-in-line.ts'
import { numberLines } from './number-lines.ts'
import { createSetter, type Formula } from './set-formula.ts'
import { letWideRowScroll } from './wide-row.ts'

/** Renders `$…$` within a line and `$$…$$` by itself as MathML. Throws a FormulaError for invalid TeX. */
export function addFormulas(markdown: MarkdownIt): void {
  const setFormula = createSetter()
  const render: RenderRule = (tokens, position, _, environment) => {
    const token = tokens[position]
    const { isUnread, texts } = surroundingsOf(environment)
    if (token === undefined || isUnread) return ''
    const formula = formulaOf(token)
    const set = setFormula(formula)
    return formula.isDisplayed ? frame(set, token, texts.formula) : letWideRowScroll(set)
  }
  markdown.inline.ruler.after('escape', 'formula', createFormulaInLine())
  markdown.block.ruler.before('fence', 'displayed_formula', displayedFormula, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  markdown.core.ruler.push('lines-of-formulas', state => numberLines(state.tokens))
  markdown.renderer.rules['formula'] = render
  markdown.renderer.rules['displayed_formula'] = render
}

export function isFormula({ type }: Token): boolean {
  return type.endsWith('formula')
}

export function formulaOf(token: Token): Formula {
  return { tex: token.content, line: firstLine(token), isDisplayed: token.markup === '$$' }
}

function firstLine({ map, meta }: Token): number {
  return map?.[0] ?? Number(meta?.line ?? 0)
}

/** A formula wider than the page scrolls in a box of its own, which the keyboard can reach. */
function frame(formula: string, { block }: Token, label: string): string {
  const [element, end] = block ? ['div', '\n'] : ['span', '']
  return `<${element} class="formula" role="group" tabindex="0" aria-label="${escapeHtml(label)}">${formula}</${element}>${end}`
}

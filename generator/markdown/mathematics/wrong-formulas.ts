import type Token from 'markdown-it/lib/token.mjs'
import type { Markdown } from '../create-markdown.ts'
import { formulaOf, isFormula } from './formulas.ts'
import { createSetter, type Formula, FormulaError } from './set-formula.ts'

/** Every formula of a text that cannot be set. Rendering stops at the first. */
export function wrongFormulasIn(markdown: Markdown, text: string): FormulaError[] {
  const setFormula = createSetter()
  return formulasIn(markdown.parse(text, {})).flatMap(formula => {
    try {
      setFormula(formula)
      return []
    } catch (error) {
      if (error instanceof FormulaError) return [error]
      throw error
    }
  })
}

function formulasIn(tokens: readonly Token[]): Formula[] {
  return tokens.flatMap(token =>
    isFormula(token) ? [formulaOf(token)] : formulasIn(token.children ?? []),
  )
}

import { createRequire } from 'node:module'
import type Temml from 'temml'
import { rememberOne } from '../../remember.ts'
import { withoutStyles } from './without-styles.ts'

export type Formula = {
  readonly tex: string
  /** The line on which it starts, counted from 0. */
  readonly line: number
  readonly isDisplayed: boolean
}

/** Thrown for a formula that cannot be set. `line` is the line of the text, counted from 0. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError'
  readonly line: number

  constructor(line: number, message: string, cause: unknown) {
    super(message, { cause })
    this.line = line
  }
}

/** Loads Temml with the first formula, because most sites have none. */
export function createSetter(): (formula: Formula) => string {
  const openTemml = rememberOne(() => createRequire(import.meta.url)('temml') as typeof Temml)
  return ({ tex, line, isDisplayed }) => {
    const temml = openTemml()
    try {
      const options = { displayMode: isDisplayed, throwOnError: true, wrap: 'tex' } as const
      return withoutStyles(temml.renderToString(tex, options))
    } catch (error) {
      throw explain(error, { tex, line, isDisplayed })
    }
  }
}

function explain(error: unknown, { tex, line }: Formula): FormulaError {
  const place = positionOf(error)
  const above = place === null ? 0 : tex.slice(0, place).split('\n').length - 1
  const written = tex.trim().replace(/\s+/g, ' ')
  const short = written.length <= longestShown ? written : `${written.slice(0, longestShown)} …`
  return new FormulaError(
    line + above,
    `the formula "${short}" cannot be set: ${reasonOf(error)}`,
    error,
  )
}

const longestShown = 60

/**
 * Temml draws the place below its message, which is cut off. An internal error of Temml says nothing of the formula.
 */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || error.name !== 'ParseError') return 'it is not TeX'
  return error.message.trim().replace(/,? at (?:end of input|position \d+):.*$/s, '')
}

/** Temml's errors say at which character they were thrown. */
function positionOf(error: unknown): number | null {
  const position = error instanceof Error && 'position' in error ? error.position : null
  return typeof position === 'number' ? position : null
}

/** What a site gives names and filters. Both return `null` for what is not known here. */
export type Meanings = {
  lookUp(name: string): string | null
  filter(text: string, name: string): string | null
}

/**
 * Evaluates what is between `{{` and `}}`: a name or a text in quotation marks, with filters behind it. Returns `null`
 * for any other expression.
 */
export function evaluate(expression: string, { lookUp, filter }: Meanings): string | null {
  const [first = '', ...filters] = expression.split('|').map(part => part.trim())
  return filters.reduce<string | null>(
    (text, name) => (text === null ? null : filter(text, name)),
    meaningOf(first, lookUp),
  )
}

/** A text in quotation marks means itself. */
export function meaningOf(word: string, lookUp: Meanings['lookUp']): string | null {
  const quoted = /^(?:"([^"]*)"|'([^']*)')$/.exec(word)
  return quoted === null ? lookUp(word) : (quoted[1] ?? quoted[2] ?? '')
}

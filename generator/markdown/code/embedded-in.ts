import type { Language } from 'highlight.js'

/** The languages that a grammar hands parts of its code to: HTML holds CSS and JavaScript. */
export function embeddedIn(grammar: Language): string[] {
  return modesOf(grammar).flatMap(({ subLanguage = [] }) => subLanguage)
}

/**
 * Some grammars let the highlighter guess what a part is written in, among all languages that it happens
 * to know by then: the same code would not look the same in every build.
 */
export function withoutGuesses(grammar: Language): Language {
  for (const mode of modesOf(grammar)) {
    if (Array.isArray(mode.subLanguage) && mode.subLanguage.length === 0) delete mode.subLanguage
  }
  return grammar
}

type Mode = { subLanguage?: string | string[] }

/** A grammar's modes hold one another, some of them themselves. */
function modesOf(grammar: Language): Mode[] {
  const seen = new Set<object>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof RegExp || seen.has(value))
      return
    seen.add(value)
    for (const part of Object.values(value)) visit(part)
  }
  visit(grammar)
  return [...seen]
}

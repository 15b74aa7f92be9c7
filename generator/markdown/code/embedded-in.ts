import type { Language } from 'highlight.js'

/** The languages that a grammar uses for parts of its code. For example, HTML contains CSS and JavaScript. */
export function embeddedIn(grammar: Language): string[] {
  return modesOf(grammar).flatMap(({ subLanguage = [] }) => subLanguage)
}

/**
 * Some grammars let the highlighter guess the language of a part among all languages that happen to be loaded. So the
 * same code would look different in different builds.
 */
export function withoutGuesses(grammar: Language): Language {
  for (const mode of modesOf(grammar)) {
    if (Array.isArray(mode.subLanguage) && mode.subLanguage.length === 0) delete mode.subLanguage
  }
  return grammar
}

type Mode = { subLanguage?: string | string[] }

/** The modes of a grammar contain one another, and some contain themselves. */
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

import { createRequire } from 'node:module'
import type { HLJSApi, LanguageFn } from 'highlight.js'
import { rememberOne } from '../../remember.ts'
import { embeddedIn, withoutGuesses } from './embedded-in.ts'
import { findGrammar } from './find-grammar.ts'
import { nameColours } from './name-colours.ts'

export type Highlighter = {
  /** The code as HTML with classes; `null` if the language is unknown. */
  highlight(code: string, language: string): string | null
  /** The usual name of a language, such as "TypeScript" for "ts"; `null` if it is unknown. */
  nameOf(language: string): string | null
}

/**
 * Longer code is not coloured. With many grammars, the time grows with the square of the length of a line or a word.
 */
const longestCode = 200_000
const longLine = /^.{1000}/m
const longWord = /[\w.]{200}/

/**
 * Loads the highlighter with the first code, and each of its two hundred grammars with the first code in its language.
 */
export function createHighlighter(): Highlighter {
  const load = createRequire(import.meta.url)
  const known = new Map<string, string | null>()
  const openApi = rememberOne(() => (load('highlight.js/lib/core') as HLJSApi).newInstance())
  const register = (api: HLJSApi, grammar: string): void => {
    if (api.getLanguage(grammar) !== undefined) return
    const define = load(`highlight.js/lib/languages/${grammar}`) as LanguageFn
    api.registerLanguage(grammar, language => withoutGuesses(define(language)))
    for (const embedded of embeddedIn(define(api))) register(api, embedded)
  }
  const openGrammar = (language: string): { api: HLJSApi; grammar: string } | null => {
    const grammar = known.getOrInsertComputed(language, () => findGrammar(load, language))
    if (grammar === null) return null
    const api = openApi()
    register(api, grammar)
    return { api, grammar }
  }
  return {
    highlight: (code, language) => {
      const opened = isTooLong(code) ? null : openGrammar(language)
      if (opened === null) return null
      const { api, grammar } = opened
      const { value } = api.highlight(code, { language: grammar, ignoreIllegals: true })
      return withPlainQuotes(nameColours(value))
    },
    nameOf: language => {
      const opened = openGrammar(language)
      return opened?.api.getLanguage(opened.grammar)?.name ?? null
    },
  }
}

/** Code is full of quotation marks. They need to be escaped only in attributes, where no code is. */
function withPlainQuotes(markup: string): string {
  return markup.replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
}

function isTooLong(code: string): boolean {
  return code.length > longestCode || longLine.test(code) || longWord.test(code)
}

import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { japanese } from './ja.ts'
import type { Texts } from './texts.ts'

/** By primary subtag. The client has the same languages: `comments-api/client/texts/`. */
export const dictionaries: ReadonlyMap<string, Texts> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['ja', japanese],
  ['ar', arabic],
])

export type Spoken = {
  readonly texts: Texts
  /** The language that the texts are in, which may not be the one that was asked for. */
  readonly language: string
}

/** A site in a language without a translation gets English texts, which are marked as English. */
export function textsFor(language: string): Spoken {
  const [primary = '', next = ''] = language.toLowerCase().split('-')
  const texts = dictionaries.get(primary)
  if (texts === undefined) return { texts: english, language: 'en' }
  // The texts are in the usual script of the language, whichever script the site names.
  const namesScript = next.length === 4
  return { texts, language: namesScript ? primary : language }
}

import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { japanese } from './ja.ts'
import type { Texts } from './texts.ts'

/** By primary subtag. The client has the same: `comments-api/client/texts/`. */
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
  /** What the texts are written in: not always what was asked for. */
  readonly language: string
}

/** A site in a language that nobody has translated yet speaks English, and says so. */
export function textsFor(language: string): Spoken {
  const [primary = '', next = ''] = language.toLowerCase().split('-')
  const texts = dictionaries.get(primary)
  if (texts === undefined) return { texts: english, language: 'en' }
  // The texts are in the script that is usual, whatever script the site names.
  const namesScript = next.length === 4
  return { texts, language: namesScript ? primary : language }
}

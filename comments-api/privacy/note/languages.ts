import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { japanese } from './ja.ts'
import type { NoteTexts } from './note.ts'

/** For every language that the site speaks, by its primary subtag. */
export const noteTexts: ReadonlyMap<string, NoteTexts> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['ja', japanese],
  ['ar', arabic],
])

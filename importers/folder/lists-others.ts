import { type Fields, textAt } from '../front-matter/fields.ts'

/** A page without words of its own, for which a layout was made: archives, tags, a search. */
export function listsOthers(fields: Fields, body: string): boolean {
  return body.trim() === '' && textAt(fields, 'layout', 'type') !== null
}

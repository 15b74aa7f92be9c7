import { type Fields, fieldsOf, listAt, textAt } from './fields.ts'
import { firstOf } from './first-of.ts'

/** As Jekyll and Eleventy have it: a name, a field with a name, or the first of a list. */
export function authorOf(fields: Fields, note: (message: string) => void): string | null {
  const first = firstOf(listAt(fields, 'authors'), { what: 'authors', note })
  return textAt(fieldsOf(fields.get('author')), 'name') ?? textAt(fields, 'author') ?? first
}

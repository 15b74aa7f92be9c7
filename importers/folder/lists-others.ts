import { type Fields, textAt } from '../front-matter/fields.ts'

/** Whether a page has a layout but no words of its own, as archives, lists of tags and search pages do. */
export function listsOthers(fields: Fields, body: string): boolean {
  return body.trim() === '' && textAt(fields, 'layout', 'type') !== null
}

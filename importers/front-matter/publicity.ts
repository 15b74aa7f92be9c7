import type { FoundPost } from '../source.ts'
import { type Fields, isNo, textOf } from './fields.ts'

/** A password is asked for by plug-ins and themes of every generator, under this name. */
export function publicityOf(
  fields: Fields,
  { isDraft }: { readonly isDraft: boolean },
): FoundPost['publicity'] {
  if (isDraft) return 'draft'
  const password = fields.get('password')
  return textOf(password) === null || isNo(password) ? 'published' : 'protected'
}

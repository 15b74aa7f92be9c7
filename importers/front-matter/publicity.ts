import type { FoundPost } from '../source.ts'
import { type Fields, isNo, textOf } from './fields.ts'

/** A password is asked for by plug-ins and themes of every generator, under this name; however they keep it. */
export function publicityOf(
  fields: Fields,
  { isDraft }: { readonly isDraft: boolean },
): FoundPost['publicity'] {
  if (isDraft) return 'draft'
  const password = fields.get('password')
  const isAsked =
    typeof password === 'object' ? password !== null : textOf(password) !== null && !isNo(password)
  return isAsked ? 'protected' : 'published'
}

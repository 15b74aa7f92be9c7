import type { FoundPost } from '../source.ts'
import { type Fields, isNo, textOf } from './fields.ts'

/** Plug-ins and themes of all generators ask for a password under this name, in whatever form they store it. */
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

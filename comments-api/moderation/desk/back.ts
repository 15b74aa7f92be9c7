import { z } from 'zod'
import { DeskQuery, toSearch } from './filters.ts'

/** Where a form stood: on a page of the desk, or on that of one comment. */
type Place =
  | { readonly kind: 'desk'; readonly asked: DeskQuery }
  | { readonly kind: 'one'; readonly id: string }

/** Read and written anew, so that it leads nowhere but to the desk. */
export const Back = z
  .string()
  .max(2_000)
  .default('')
  .transform((text): Place => {
    const search = new URLSearchParams(text)
    const one = /^[a-z0-9]{8,40}$/.exec(search.get('one') ?? '')
    if (one) return { kind: 'one', id: one[0] }
    const read = DeskQuery.safeParse(Object.fromEntries(search))
    return { kind: 'desk', asked: read.data ?? DeskQuery.parse({}) }
  })

export function comeBack(
  place: Place,
  { act, missed }: { readonly act: string | null; readonly missed: number },
): string {
  const search = place.kind === 'desk' ? toSearch(place.asked) : new URLSearchParams()
  if (act !== null) search.set('done', act)
  if (missed > 0) search.set('missed', String(missed))
  const path = place.kind === 'desk' ? '/admin/' : `/admin/comments/${place.id}`
  return `${path}${search.size > 0 || place.kind === 'desk' ? '?' : ''}${search}`
}

/** As `Back` reads it. */
export function backToOne(id: string): string {
  return `one=${id}`
}

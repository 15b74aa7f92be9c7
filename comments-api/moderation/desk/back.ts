import { z } from 'zod'
import { CommentStatus } from '../../comments/status.ts'
import { CommentId } from '../../contract/ids.ts'
import { mentionsPath, type OfMentions, toMentions } from '../mentions/path.ts'
import { Cursor, DeskQuery, toSearch } from './filters.ts'

/** Where a form was: on a page of the desk, on the page of one comment, among the mentions, or in another section. */
type Place =
  | { readonly kind: 'desk'; readonly asked: DeskQuery }
  | { readonly kind: 'one'; readonly id: string }
  | ({ readonly kind: 'mentions' } & OfMentions)
  | { readonly kind: 'section'; readonly name: string }

/** Parsed and composed anew, so that it can only lead to the desk. */
export const Back = z
  .string()
  .max(2_000)
  .default('')
  .transform((text): Place => {
    const search = new URLSearchParams(text)
    const one = CommentId.safeParse(search.get('one'))
    if (one.success) return { kind: 'one', id: one.data }
    const section = /^[a-z]{1,20}$/.exec(search.get('section') ?? '')
    if (section) return { kind: 'section', name: section[0] }
    const status = CommentStatus.safeParse(search.get('mentions'))
    const cursor = Cursor.parse(search.get('cursor'))
    if (status.success) return { kind: 'mentions', status: status.data, cursor }
    const read = DeskQuery.safeParse(Object.fromEntries(search))
    return { kind: 'desk', asked: read.data ?? DeskQuery.parse({}) }
  })

export function comeBack(
  place: Place,
  { act, missed }: { readonly act: string | null; readonly missed: number },
): string {
  const { path, search } = addressOf(place)
  if (act !== null) search.set('done', act)
  if (missed > 0) search.set('missed', String(missed))
  return `${path}${search.size > 0 || place.kind === 'desk' ? '?' : ''}${search}`
}

/** The same after an action on one comment, mention or block; `act` is `null` if it was not possible. */
export function comeBackAfter(place: Place, act: string | null): string {
  return comeBack(place, { act, missed: act === null ? 1 : 0 })
}

function addressOf(place: Place): { readonly path: string; readonly search: URLSearchParams } {
  switch (place.kind) {
    case 'desk':
      return { path: '/admin/', search: toSearch(place.asked) }
    case 'one':
      return { path: `/admin/comments/${place.id}`, search: new URLSearchParams() }
    case 'mentions':
      return { path: mentionsPath, search: toMentions(place) }
    case 'section':
      return { path: `/admin/${place.name}/`, search: new URLSearchParams() }
  }
}

/** In the form that `Back` reads. */
export function backToOne(id: string): string {
  return `one=${id}`
}

/** In the form that `Back` reads. */
export function backToMentions({ status, cursor }: OfMentions): string {
  const search = new URLSearchParams({ mentions: status, ...(cursor !== null && { cursor }) })
  return search.toString()
}

/** In the form that `Back` reads. The path is that of a section, such as `/admin/spam/`. */
export function backToSection(path: string): string {
  return `section=${path.split('/')[2]}`
}

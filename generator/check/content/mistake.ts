import type { Passage } from '../../content/front-matter/places.ts'
import type { Index } from '../../content/read-content.ts'
import type { Finding, Place } from '../../diagnostic.ts'

/** A diagnostic with its post's file, so that a build with --keep-going can leave out that post. */
export type Mistake = Place & Finding & { readonly source: string }

/** Reports at a value of the front matter or, if it is not written there, at the post as a whole. */
export function mistakeAt(
  index: Index,
  { source, ...passage }: Passage & Pick<Mistake, 'source'>,
  found: Finding,
): Mistake {
  return { source, ...index.placeOf(source, passage), ...found }
}

import type { Link, PostLink, When } from './site-facts.ts'

/** Why a preview shows what readers do not get; no search engine may keep it. */
export type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: When }
  | { readonly kind: 'expired'; readonly since: When }

/** A post as the archive shows it, in a line. `responses` is `null` where the post takes none. */
export type Line = PostLink & {
  readonly date: When
  readonly responses: number | null
  readonly unpublished: Unpublished | null
}

/** As other lists show it. */
export type Card = Line & {
  readonly summary: string
  readonly tags: readonly Link[]
}

/** A post as a result of the search shows it. It is a list because the index has thousands of these. */
export type SearchCard = readonly [url: string, title: string, date: string, summary: string]

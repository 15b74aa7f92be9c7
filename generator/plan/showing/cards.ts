import type { Link, PostLink, When } from './site-facts.ts'

/** Why a post is only shown in a preview. Search engines are told not to index it. */
export type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: When }
  | { readonly kind: 'expired'; readonly since: When }

/** A post in the archive, which has a line for each. `responses` is `null` if the post has no conversation. */
export type Line = PostLink & {
  readonly date: When
  readonly responses: number | null
  readonly unpublished: Unpublished | null
}

/** A post in all other lists. */
export type Card = Line & {
  readonly summary: string
  readonly tags: readonly Link[]
}

/** A post as a result of the search shows it. It is a list because the index has thousands of these. */
export type SearchCard = readonly [url: string, title: string, date: string, summary: string]

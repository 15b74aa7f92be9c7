import type { Link, PostLink, When } from './site-facts.ts'

/** Why a preview shows what readers do not get; no search engine may keep it. */
export type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: When }
  | { readonly kind: 'expired'; readonly since: When }

/** A post as a list shows it. `responses` is `null` where the post takes none. */
export type Card = PostLink & {
  readonly date: When
  readonly summary: string
  readonly tags: readonly Link[]
  readonly responses: number | null
  readonly unpublished: Unpublished | null
}

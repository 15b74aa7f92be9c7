import type { SafeHtml } from '../../../templates/html.ts'
import type { Link, Person } from './site-facts.ts'

/** The formats of feeds. All have the same content. */
export type FeedFormat = 'atom' | 'rss' | 'json'

/** All addresses in feeds are absolute. `id` stays the same when the address changes. */
export type FeedEntry = Link & {
  readonly id: string
  readonly published: string
  readonly updated: string
  readonly summary: string
  readonly language: string
  readonly tags: readonly string[]
  readonly author: Person
  /** The picture above the text. */
  readonly picture: {
    readonly url: string
    readonly alt: string
    readonly width: number | null
    readonly height: number | null
    readonly type: string
    /** `null` if the file has not been made yet. */
    readonly bytes: number | null
  } | null
  /** `null` if the post has no conversation. `feed` is the feed of its comments. */
  readonly conversation: {
    readonly url: string
    readonly feed: string
    readonly count: number
  } | null
}

/** The newest posts. Their whole texts are rendered later, in the order of `entries`. */
export type Feed = {
  readonly kind: 'feed'
  readonly title: string
  readonly description: string
  /** The feed's own address. `home` is the address of the page with the same posts. */
  readonly url: string
  readonly home: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

export type CommentEntry = {
  readonly id: string
  readonly url: string
  readonly author: Person
  readonly html: SafeHtml
  readonly published: string
  readonly updated: string
  readonly post: Link
  readonly language: string
  /** What it replies to: another comment, or the post itself. */
  readonly answers: { readonly id: string; readonly url: string }
}

/** Approved comments, newest first, of one post or of the whole site. */
export type CommentsFeed = {
  readonly kind: 'comments-feed'
  readonly id: string
  readonly url: string
  readonly home: string
  /** `null` for the whole site. */
  readonly post: Link | null
  readonly language: string
  readonly updated: string
  readonly entries: readonly CommentEntry[]
}

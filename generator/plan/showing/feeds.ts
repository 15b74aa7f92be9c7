import type { SafeHtml } from '../../../templates/html.ts'
import type { Link, Person } from './site-facts.ts'

/** The formats that readers of feeds know; each says the same. */
export type FeedFormat = 'atom' | 'rss' | 'json'

/** All addresses in feeds are absolute; `id` stays when the address changes. */
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
    /** `null` for a file that is still to be made. */
    readonly bytes: number | null
  } | null
  /** `null` where the post takes no comments; `feed` is that of the comments. */
  readonly conversation: {
    readonly url: string
    readonly feed: string
    readonly count: number
  } | null
}

/** The newest posts with their whole text, which comes at rendering, in the order of `entries`. */
export type Feed = {
  readonly kind: 'feed'
  readonly title: string
  readonly description: string
  /** The feed's own address; `home` is that of the page which it follows. */
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
  /** What it answers: another comment, or the post itself. */
  readonly answers: { readonly id: string; readonly url: string }
}

/** Approved comments, newest first: of one post, or the newest of all. */
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

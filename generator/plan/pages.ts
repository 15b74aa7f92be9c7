import type { SafeHtml } from '../../templates/html.ts'

/**
 * What each kind of page shows. Templates receive these values and compute nothing; the plan makes
 * them, and a page's fingerprint is a hash of them.
 */

/** A moment, ready to print: `iso` for `datetime`, `text` in the site's language and zone. */
export type When = { readonly iso: string; readonly text: string }

export type Link = { readonly url: string; readonly title: string }

export type SiteFacts = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly language: string
  readonly timeZone: string
  readonly author: { readonly name: string; readonly url: string | null }
  readonly navigation: readonly Link[]
  readonly feed: string
  readonly assets: { readonly style: string; readonly script: string }
}

/** Why a preview shows what readers do not get; no search engine may keep it. */
export type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: When }
  | { readonly kind: 'expired'; readonly since: When }

/** A post as a list shows it. `responses` is `null` where the post takes none. */
export type Card = Link & {
  readonly date: When
  readonly summary: string
  readonly tags: readonly Link[]
  readonly responses: number | null
  readonly unpublished: Unpublished | null
}

/** A comment as a page shows it: replies nested, dates printed. */
export type CommentView = {
  readonly id: string
  readonly parent: string | null
  readonly author: {
    readonly name: string
    readonly url: string | null
    readonly avatar: string
    readonly isOwner: boolean
    readonly latestPost: Link | null
  }
  readonly html: SafeHtml
  readonly date: When
  readonly edited: When | null
  readonly status: 'approved' | 'deleted'
  readonly replies: readonly CommentView[]
}

export type MentionView = {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly author: string | null
  readonly excerpt: string
  readonly date: When
}

export type Conversation = {
  readonly thread: string
  readonly open: boolean
  /** Approved comments, at every depth; equals what can be counted in `comments`. */
  readonly count: number
  readonly version: number
  /** Of the database that counted the version; empty where the page knows of none. */
  readonly epoch: string
  readonly comments: readonly CommentView[]
  readonly mentions: readonly MentionView[]
  /** Where the form is sent: a path of the site's own origin. */
  readonly action: string
  /** Who reads a first response before it appears. */
  readonly reader: string
}

type Described = {
  readonly title: string
  readonly description: string
  /** The page's own address from the site's root: `/a-title/`. */
  readonly url: string
  readonly canonical: string
}

export type PostPage = Described & {
  readonly kind: 'post'
  readonly date: When
  readonly updated: When | null
  readonly language: string
  readonly author: { readonly name: string; readonly url: string | null }
  readonly tags: readonly Link[]
  readonly image: {
    readonly url: string
    readonly alt: string
    readonly width: number
    readonly height: number
  } | null
  readonly minutes: number
  readonly previous: Link | null
  readonly next: Link | null
  readonly conversation: Conversation | null
  readonly unpublished: Unpublished | null
}

export type StandalonePage = Described & {
  readonly kind: 'page'
  readonly language: string
  readonly unpublished: Unpublished | null
}

export type HomePage = Described & {
  readonly kind: 'home'
  readonly cards: readonly Card[]
  readonly number: number
  readonly newer: string | null
  readonly older: string | null
}

export type TagPage = Described & {
  readonly kind: 'tag'
  readonly tag: string
  readonly cards: readonly Card[]
}

export type TagsPage = Described & {
  readonly kind: 'tags'
  readonly tags: readonly (Link & { readonly count: number })[]
}

export type ArchivePage = Described & {
  readonly kind: 'archive'
  readonly years: readonly { readonly year: number; readonly cards: readonly Card[] }[]
}

export type NotFoundPage = Described & { readonly kind: 'not-found' }

export type HtmlPage =
  | PostPage
  | StandalonePage
  | HomePage
  | TagPage
  | TagsPage
  | ArchivePage
  | NotFoundPage

export type FeedEntry = Link & {
  readonly id: string
  readonly published: string
  readonly updated: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly author: string
}

/** The newest posts with their whole text, which comes at rendering, in the order of `entries`. */
export type Feed = {
  readonly kind: 'feed'
  readonly title: string
  readonly url: string
  readonly home: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

export type Sitemap = {
  readonly kind: 'sitemap'
  readonly pages: readonly { readonly url: string; readonly modified: string | null }[]
}

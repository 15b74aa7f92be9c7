import type { SafeHtml } from '../../templates/html.ts'

/**
 * What each kind of page shows. Templates receive these values and compute nothing; the plan makes
 * them, and a page's fingerprint is a hash of them.
 */

/**
 * A moment, ready to print: `iso` for `datetime`, `text` in the site's language and zone; of a post's
 * own page in the post's language.
 */
export type When = { readonly iso: string; readonly text: string }

export type Link = { readonly url: string; readonly title: string }

export type SiteFacts = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly language: string
  /** The same as `Intl` is told it, by whatever prints dates. */
  readonly dateLanguage: string
  readonly timeZone: string
  readonly author: { readonly name: string; readonly url: string | null }
  readonly navigation: readonly Link[]
  readonly feed: string
  readonly assets: {
    readonly style: string
    readonly styleWithFormulas: string
    readonly script: string
    readonly colours: string
    readonly copyCode: string
    readonly playEmbed: string
  }
  /** Pages elsewhere that are about the author, too: full addresses. */
  readonly profiles?: readonly string[]
  readonly appearance?: Appearance
}

/** How browsers show the site outside of its pages. */
export type Appearance = {
  readonly manifest: string
  readonly icons: readonly IconLink[]
  /** Of the paper, by day and by night. */
  readonly colours: { readonly light: string; readonly dark: string }
}

export type IconLink = {
  readonly rel: 'icon' | 'apple-touch-icon'
  readonly url: string
  readonly type: string | null
  readonly sizes: string | null
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

/** A comment as programs read it: without markup. Instants are in UTC. */
export type PlainComment = {
  readonly id: string
  /** `null` also for an answer to what is no longer there. */
  readonly parent: string | null
  readonly author: { readonly name: string; readonly url: string | null }
  readonly created: string
  readonly edited: string | null
  readonly text: string
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
  /** The newest of them, newest first. */
  readonly plain?: readonly PlainComment[]
  readonly mentions: readonly MentionView[]
  /** Of its responses: `/a-title/comments.xml`. */
  readonly feed: string
  /** Where the form is sent: a path of the site's own origin. */
  readonly action: string
  /** Who reads a first response before it appears. */
  readonly reader: string
}

/** An image in one format and several widths: what a `source` of a `picture` says. */
export type ImageSource = {
  readonly type: string
  readonly srcset: string
  readonly sizes: string
}

/** The picture of a post where it is shared; `url` is a full address. */
export type SocialCard = {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

type Described = {
  readonly title: string
  readonly description: string
  /** The page's own address from the site's root: `/a-title/`. */
  readonly url: string
  readonly canonical: string
}

/** Where a post stands in its series; the first part is 1, and the oldest. */
export type SeriesPlace = Link & {
  readonly part: number
  readonly of: number
  readonly before: Link | null
  readonly after: Link | null
  /** Empty where there are too many to list beside each. */
  readonly parts: readonly Link[]
}

type RelatedPost = Link & { readonly date: When }

/** A heading of a post's text, with those below it. */
export type OutlinePart = {
  readonly id: string
  readonly title: string
  readonly parts: readonly OutlinePart[]
}

/** What stands in a text that the page around it must know of. */
export type InText = {
  readonly outline: readonly OutlinePart[]
  /** Which of the small scripts help with what is in it. */
  readonly scripts: { readonly copyCode: boolean; readonly playEmbed: boolean }
  /** Mathematics needs more of the style sheet than other pages carry. */
  readonly hasFormulas?: boolean
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
    /** In the order in which a browser chooses; `url` is for one that knows none of them. */
    readonly sources?: readonly ImageSource[]
  } | null
  readonly card?: SocialCard | null
  readonly minutes: number
  readonly series?: SeriesPlace | null
  /** Near to this one, and shown nowhere else on its page; the nearest first. */
  readonly related?: readonly RelatedPost[]
  /** In time; `null` also for a post that the series shows beside this one. */
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

/** Of a page that has no author: its title is among the texts. */
type Addressed = Omit<Described, 'title'>

export type TagsPage = Addressed & {
  readonly kind: 'tags'
  readonly tags: readonly (Link & { readonly count: number })[]
}

export type SeriesPage = Described & {
  readonly kind: 'series'
  readonly series: string
  /** Oldest first. */
  readonly cards: readonly Card[]
}

export type AllSeriesPage = Addressed & {
  readonly kind: 'all-series'
  readonly series: readonly (Link & { readonly count: number })[]
}

export type AuthorPage = Addressed & {
  readonly kind: 'author'
  readonly author: Person
  readonly cards: readonly Card[]
}

export type AuthorsPage = Addressed & {
  readonly kind: 'authors'
  readonly authors: readonly (Link & { readonly count: number })[]
}

export type ArchivePage = Addressed & {
  readonly kind: 'archive'
  readonly years: readonly { readonly year: number; readonly cards: readonly Card[] }[]
}

export type NotFoundPage = Addressed & { readonly kind: 'not-found' }

export type SearchPage = Addressed & {
  readonly kind: 'search'
  readonly script: string
  /** Where the parts of the index are, and how large they are. */
  readonly volumes: readonly {
    readonly path: string
    readonly posts: number
    readonly drawers: number
  }[]
  readonly cardsInFile: number
}

export type HtmlPage =
  | PostPage
  | StandalonePage
  | HomePage
  | TagPage
  | TagsPage
  | SeriesPage
  | AllSeriesPage
  | AuthorPage
  | AuthorsPage
  | ArchivePage
  | NotFoundPage
  | SearchPage

/** The formats that readers of feeds know; each says the same. */
export type FeedFormat = 'atom' | 'rss' | 'json'

type Person = { readonly name: string; readonly url: string | null }

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

/** A full address; `modified` is `null` where nothing tells it. */
export type SitemapPage = { readonly url: string; readonly modified: string | null }

/** One sitemap, or the list of several. */
export type Sitemap =
  | { readonly kind: 'sitemap'; readonly pages: readonly SitemapPage[] }
  | { readonly kind: 'sitemap-index'; readonly sitemaps: readonly SitemapPage[] }

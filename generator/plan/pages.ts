import type { Card, Line, Unpublished } from './showing/cards.ts'
import type { CommentView, Conversation } from './showing/conversation.ts'
import type { ImageSource } from './showing/rendered-text.ts'
import type { Link, Person, PostLink, When } from './showing/site-facts.ts'

/**
 * What each kind of page shows. Templates receive these values and compute nothing; the plan makes them, and a page's
 * fingerprint is a hash of them.
 */

/** The picture shown when a post is shared; `url` is absolute. */
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

/** A post's place in its series; part 1 is the oldest. */
export type SeriesPlace = Link & {
  readonly part: number
  readonly of: number
  readonly before: PostLink | null
  readonly after: PostLink | null
  /** Empty if there are too many to list beside each. */
  readonly parts: readonly PostLink[]
}

type RelatedPost = PostLink & { readonly date: When }

export type PostPage = Described & {
  readonly kind: 'post'
  readonly date: When
  readonly updated: When | null
  readonly language: string
  readonly author: Person
  readonly tags: readonly Link[]
  readonly image: {
    readonly url: string
    readonly alt: string
    /** `null` for a drawing without a size of its own. */
    readonly width: number | null
    readonly height: number | null
    /** In the browser's order of choice; `url` is for one that knows none of them. */
    readonly sources?: readonly ImageSource[]
  } | null
  readonly card?: SocialCard | null
  readonly minutes: number
  readonly series?: SeriesPlace | null
  /** Related posts that are linked nowhere else on its page; nearest first. */
  readonly related?: readonly RelatedPost[]
  /** By date; also `null` for a post that the series links to already. */
  readonly previous: PostLink | null
  readonly next: PostLink | null
  readonly conversation: Conversation | null
  readonly unpublished: Unpublished | null
}

export type StandalonePage = Described & {
  readonly kind: 'page'
  readonly language: string
  readonly conversation: Conversation | null
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

/** Something that posts are grouped by, with the number of its posts. */
export type CountedName = Link & { readonly count: number }

/** The title of the page of all groups is among the texts. */
type Addressed = Omit<Described, 'title'>

/** All tags, all series or all authors. */
export type NamesPage = Addressed & {
  readonly kind: 'tags' | 'all-series' | 'authors'
  readonly names: readonly CountedName[]
}

export type SeriesPage = Described & {
  readonly kind: 'series'
  readonly series: string
  /** Oldest first. */
  readonly cards: readonly Card[]
}

export type AuthorPage = Addressed & {
  readonly kind: 'author'
  readonly author: Person
  readonly cards: readonly Card[]
}

export type ArchivePage = Addressed & {
  readonly kind: 'archive'
  readonly years: readonly { readonly year: number; readonly lines: readonly Line[] }[]
}

/** The part of a long conversation that is not on its post's page. */
export type ResponsesPage = Addressed & {
  readonly kind: 'responses'
  /** Counted from the oldest, so that an address keeps its content. */
  readonly number: number
  readonly ofPost: PostLink
  readonly comments: readonly CommentView[]
  readonly order: Conversation['order']
  /** See `Conversation`. */
  readonly replyAt: string | null
  /** In reading order. */
  readonly before: string
  readonly after: string | null
}

export type NotFoundPage = Addressed & { readonly kind: 'not-found' }

export type SearchPage = Addressed & {
  readonly kind: 'search'
  readonly script: string
  /** Where the parts of the index are, and how large they are. */
  readonly volumes: readonly {
    /** The folder of its drawers. */
    readonly words: string
    /** The folder of its cards. */
    readonly cards: string
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
  | SeriesPage
  | AuthorPage
  | NamesPage
  | ArchivePage
  | ResponsesPage
  | NotFoundPage
  | SearchPage

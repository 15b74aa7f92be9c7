import type { MentionKind } from '../../../comments-api/contract/thread.ts'
import type { SafeHtml } from '../../../templates/html.ts'
import type { Link, When } from './site-facts.ts'

/** A comment as a page shows it, with nested replies and printed dates. */
export type CommentView = {
  readonly id: string
  readonly parent: string | null
  readonly author: {
    readonly name: string
    readonly url: string | null
    readonly avatar: string
    readonly isOwner: boolean
    readonly isConfirmed?: boolean | undefined
    readonly latestPost: Link | null
  }
  readonly html: SafeHtml
  readonly date: When
  readonly edited: When | null
  readonly status: 'approved' | 'deleted'
  readonly pinned: boolean
  /**
   * Set where replies are not nested: the comment that it replies to, and its author. The name is `null` if that was
   * deleted.
   */
  readonly inReplyTo: { readonly id: string; readonly name: string | null } | null
  /** Set for a reply from another site, which is shown among the comments but not counted as one. */
  readonly elsewhere?: { readonly url: string; readonly host: string }
  /** Nested as deep as the site's settings allow. */
  readonly replies: readonly CommentView[]
}

export type MentionView = {
  readonly id: string
  /** The comment that it replies to. */
  readonly parent?: string | null
  readonly kind: MentionKind
  readonly url: string
  readonly title: string
  readonly author: string | null
  readonly authorUrl?: string | null
  readonly excerpt: string
  readonly date: When
}

/** The next page of a long conversation. */
export type MoreResponses = {
  readonly url: string
  /**
   * Where to continue in the service's list, to get all that is not on this page. `null` if that list has the opposite
   * order.
   */
  readonly cursor: string | null
  /**
   * Which replies to the post belong elsewhere: those that are older. It is the place in that list of the oldest one on
   * this page or, if the list has the opposite order, of the newest one that is not: what the build did not have is
   * shown at the end of the page, where its author finds it.
   */
  readonly oldest: string | null
}

/** A comment without markup, for programs. Instants are in UTC. */
export type PlainComment = {
  readonly id: string
  /** `null` as well if the comment that it replies to was deleted. */
  readonly parent: string | null
  readonly author: { readonly name: string; readonly url: string | null }
  readonly created: string
  readonly edited: string | null
  readonly text: string
}

export type Conversation = {
  readonly thread: string
  readonly open: boolean
  /** Whether other sites may send mentions. The page then says where to. */
  readonly takesMentions: boolean
  /** The address for trackbacks from older blogs; `null` or missing if these are not accepted. */
  readonly trackback?: string | null
  /** The number of approved comments at all levels, on this page and on those that follow. */
  readonly count: number
  readonly version: number
  /** Identifies the database that counted the version; empty if the page knows none. */
  readonly epoch: string
  readonly comments: readonly CommentView[]
  /** How many levels of replies are nested. */
  readonly depth: number
  readonly order: 'newest' | 'oldest'
  /** The newest comments, newest first. */
  readonly plain?: readonly PlainComment[]
  /** Where reading continues; missing if all comments are on this page. */
  readonly more?: MoreResponses | undefined
  /** Those that are shown below the conversation, oldest first. */
  readonly mentions: readonly MentionView[]
  /** Whether replies from other sites are shown among the comments. */
  readonly mentionReplies?: boolean
  /** The path of its feed: `/a-title/comments.xml`. */
  readonly feed: string
  /** Where the form is sent to: a path on the site's own origin. */
  readonly action: string
  /** The page for replying without scripts; `?to=` and an id name the comment. `null` if nobody can reply. */
  readonly replyAt: string | null
  /** Who reads a reader's first comment before it appears. */
  readonly reader: string
  /** `false` on a page that was not made by our build. */
  readonly isBaked?: boolean
  /** Whether readers can be mailed about replies. */
  readonly mails?: boolean
  /** Whether the form has buttons for Markdown, and a preview, if scripts run. */
  readonly toolbar?: boolean
  /** Whether authors can have the latest post of their own site shown. */
  readonly latestPosts?: boolean
}

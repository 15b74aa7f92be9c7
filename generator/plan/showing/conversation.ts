import type { MentionKind } from '../../../comments-api/contract/thread.ts'
import type { SafeHtml } from '../../../templates/html.ts'
import type { Link, When } from './site-facts.ts'

/** A comment as a page shows it: replies nested, dates printed. */
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
  /** Where replies lie flat: whom it answers, by `null` one that is no longer there. */
  readonly inReplyTo: { readonly id: string; readonly name: string | null } | null
  /** Where it was written, if not here: a mention that answers, among the responses and not one of them. */
  readonly elsewhere?: { readonly url: string; readonly host: string }
  /** As deep as the site draws them. */
  readonly replies: readonly CommentView[]
}

export type MentionView = {
  readonly id: string
  /** The response that it answers. */
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
  /** Of the service's list: whatever is not on the post's page comes after it. `null` where the list runs the other way. */
  readonly cursor: string | null
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
  /** Whether other sites may tell that they link here: then the page says where. */
  readonly takesMentions: boolean
  /** Where older blogs tell it; `null` or absent where they cannot. */
  readonly trackback?: string | null
  /** Approved comments, at every depth; equals what can be counted here and on the pages that follow. */
  readonly count: number
  readonly version: number
  /** Of the database that counted the version; empty where the page knows of none. */
  readonly epoch: string
  readonly comments: readonly CommentView[]
  /** How many levels of replies stand inside each other, and which of the first level comes first. */
  readonly depth: number
  readonly order: 'newest' | 'oldest'
  /** The newest of them, newest first. */
  readonly plain?: readonly PlainComment[]
  /** Where reading goes on; without it all are here. */
  readonly more?: MoreResponses | undefined
  /** Those that stand below the conversation, the oldest first. */
  readonly mentions: readonly MentionView[]
  /** Whether replies from other sites stand among the responses. */
  readonly mentionReplies?: boolean
  /** Of its responses: `/a-title/comments.xml`. */
  readonly feed: string
  /** Where the form is sent: a path of the site's own origin. */
  readonly action: string
  /** Where each is answered without scripts, by `?to=` and its id; `null` where nothing can be answered. */
  readonly replyAt: string | null
  /** Who reads a first response before it appears. */
  readonly reader: string
  /** `false` on a page that no build of ours makes. */
  readonly isBaked?: boolean
  /** Whether replies are mailed to whoever asks. */
  readonly mails?: boolean
  /** Whether the form has buttons for marks, and a preview, where scripts run. */
  readonly toolbar?: boolean
  /** Whether authors may have their own latest post shown. */
  readonly latestPosts?: boolean
}

import type { Post } from '../../content/post.ts'
import { takesComments } from '../../content/schedule.ts'
import type { Setting } from '../setting.ts'
import type { CommentView, Conversation, MentionView } from '../showing/conversation.ts'
import { commentsPath } from './comments-path.ts'
import { moreResponses } from './more-responses.ts'
import { nestReplies } from './nest-replies.ts'
import { placeMentions } from './place-mentions.ts'
import { plainComments } from './plain-comments.ts'

/** A comment before its dates are printed. */
export type BakedComment = Omit<CommentView, 'date' | 'edited' | 'inReplyTo' | 'replies'> & {
  readonly createdAt: string
  readonly editedAt: string | null
}

/** The public state of one thread, as the comment service reported it; newest comment first. */
export type Thread = {
  readonly count: number
  /** Identifies the database that counted the version. */
  readonly epoch: string
  readonly version: number
  /** Since when a moderator has kept it closed. */
  readonly closedAt: string | null
  readonly comments: readonly BakedComment[]
  readonly mentions: readonly (Omit<MentionView, 'date'> & { readonly createdAt: string })[]
}

/** By thread id; threads without comments are missing. */
export type Threads = ReadonlyMap<string, Thread>

const silence: Thread = {
  count: 0,
  epoch: '',
  version: 0,
  closedAt: null,
  comments: [],
  mentions: [],
}

/** `null` if the post has none, not even a closed one. */
export function planConversation(setting: Setting, post: Post): Conversation | null {
  if (post.comments.kind === 'none') return null
  const thread = setting.threads.get(post.id) ?? silence
  const { depth, order } = setting.site.comments
  const { atPost } = setting.split(post)
  const { among, below } = placeMentions(setting, thread, atPost)
  return {
    thread: post.id,
    open: isTaking(setting, post),
    takesMentions: takesMentions(post),
    trackback: trackbackOf(setting, post),
    count: thread.count,
    version: thread.version,
    epoch: thread.epoch,
    comments: nestReplies([...atPost, ...among], { depth, order, when: setting.when }),
    depth,
    order,
    plain: plainComments(atPost),
    more: moreResponses(setting, post),
    mentions: below,
    mentionReplies: setting.site.comments.mentionReplies,
    feed: encodeURI(commentsPath(post)),
    action: `/api/threads/${encodeURIComponent(post.id)}/comments`,
    replyAt: replyAddress(setting, post),
    // The site's author moderates, also below the posts of others.
    reader: setting.site.author.name,
    mails: setting.site.comments.mail,
    toolbar: setting.site.comments.toolbar,
    latestPosts: setting.site.comments.latestPost,
  }
}

/** A page of the service; see `Conversation`. */
export function replyAddress(setting: Setting, post: Post): string | null {
  return isTaking(setting, post) ? `/api/threads/${encodeURIComponent(post.id)}/reply` : null
}

/** Neither time nor a moderator has closed it. */
function isTaking({ threads, now }: Setting, post: Post): boolean {
  return takesComments(post, now) && (threads.get(post.id)?.closedAt ?? null) === null
}

/** Links from elsewhere are welcome even when the form is closed. */
export function takesMentions({ comments }: Post): boolean {
  return comments.kind === 'open'
}

function trackbackOf({ site }: Setting, post: Post): string | null {
  if (!takesMentions(post) || !site.comments.trackback) return null
  return `/api/trackback/${encodeURIComponent(post.id)}`
}

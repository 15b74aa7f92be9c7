import type { Post } from '../content/post.ts'
import { commentsPath } from './comments-path.ts'
import { plainComments } from './plain-comments.ts'
import type { Setting } from './setting.ts'
import type { CommentView, Conversation, MentionView } from './showing/conversation.ts'
import type { When } from './showing/site-facts.ts'

/** A comment before the page's calendar has printed its dates. */
export type BakedComment = Omit<CommentView, 'date' | 'edited' | 'replies'> & {
  readonly createdAt: string
  readonly editedAt: string | null
}

/** The public state of one thread, as the comment service told it; newest comment first. */
export type Thread = {
  readonly count: number
  /** Of the database that counted the version. */
  readonly epoch: string
  readonly version: number
  readonly comments: readonly BakedComment[]
  readonly mentions: readonly (Omit<MentionView, 'date'> & { readonly createdAt: string })[]
}

/** By thread id; a thread that nobody wrote in is not in it. */
export type Threads = ReadonlyMap<string, Thread>

const silence: Thread = { count: 0, epoch: '', version: 0, comments: [], mentions: [] }

export function planConversation(setting: Setting, post: Post): Conversation | null {
  if (post.comments.kind === 'none') return null
  const thread = setting.threads.get(post.id) ?? silence
  return {
    thread: post.id,
    open: isOpen(post, setting.now),
    takesMentions: post.comments.kind === 'open',
    count: thread.count,
    version: thread.version,
    epoch: thread.epoch,
    comments: nestReplies(thread.comments, setting.when),
    plain: plainComments(thread.comments),
    mentions: thread.mentions.map(({ createdAt, ...mention }) => ({
      ...mention,
      date: setting.when(createdAt),
    })),
    feed: encodeURI(commentsPath(post)),
    action: `/api/threads/${encodeURIComponent(post.id)}/comments`,
    reader: post.author ?? setting.site.author.name,
  }
}

export function isOpen(post: Post, now: number): boolean {
  if (post.comments.kind !== 'open') return false
  return post.comments.closesAt === null || Date.parse(post.comments.closesAt) > now
}

/** Conversations newest first, replies under their parent oldest first. Without recursion: a thread may be thousands deep. */
function nestReplies(
  comments: readonly BakedComment[],
  when: (instant: string) => When,
): CommentView[] {
  type Growing = CommentView & { readonly replies: CommentView[] }
  const views = new Map<string, Growing>()
  for (const { createdAt, editedAt, ...comment } of comments) {
    views.set(comment.id, {
      ...comment,
      date: when(createdAt),
      edited: editedAt === null ? null : when(editedAt),
      replies: [],
    })
  }
  const roots: CommentView[] = []
  for (const view of views.values()) {
    const parent = view.parent === null ? undefined : views.get(view.parent)
    // Comments arrive newest first; replies are read in the order in which they were said.
    if (parent === undefined) roots.push(view)
    else parent.replies.unshift(view)
  }
  return roots
}

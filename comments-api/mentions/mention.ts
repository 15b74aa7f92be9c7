import type { CommentStatus } from '../comments/status.ts'
import type { MentionId, ThreadId } from '../contract/ids.ts'
import type { MentionKind } from '../contract/thread.ts'

/** How a sender told us. */
export type Via = 'webmention' | 'pingback' | 'trackback'

/** A page elsewhere that links to a post, as it is stored: every text made well-formed and cut, every address checked. */
export type Mention = {
  readonly id: MentionId
  readonly thread: ThreadId
  /** The page that was sent, and is looked at again when it is sent again. */
  readonly source: string
  /** Where a reader is led: the entry's own address, which on a bridge is another than the source. */
  readonly url: string
  readonly kind: MentionKind
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly excerpt: string
  readonly status: CommentStatus
  readonly reasons: readonly string[]
  readonly createdAt: string
}

/** Why a mention is deleted that a moderator did not delete: it comes back when its link does. */
export const linkGone = 'link-gone'

/** Nothing of its words stays. */
export function buried(mention: Mention, reasons: readonly string[]): Mention {
  return { ...mention, title: '', author: null, excerpt: '', status: 'deleted', reasons }
}

import { html } from '../../../templates/html.ts'
import type { Setting } from '../setting.ts'
import type { MentionView } from '../showing/conversation.ts'
import type { BakedComment, Thread } from './conversations.ts'
import { oldestFirst } from './nest-replies.ts'

type Mention = Thread['mentions'][number]
type Placed = {
  /** Replies from other sites, nested among the comments. */
  readonly among: readonly BakedComment[]
  readonly below: readonly MentionView[]
}

/** Where mentions appear on a post's page; `atPost` are the comments that are on that page. */
export function placeMentions(
  { site, when }: Setting,
  thread: Thread,
  atPost: readonly BakedComment[],
): Placed {
  const here = new Set(atPost.map(({ id }) => id))
  const all = new Set(thread.comments.map(({ id }) => id))
  // A reply to a comment on another page of the conversation would be out of context here.
  const isNear = ({ parent = null }: Mention) =>
    parent === null || here.has(parent) || !all.has(parent)
  const isAmong = (mention: Mention) =>
    site.comments.mentionReplies && isReply(mention) && isNear(mention)
  // So that a number stays with its mention when others arrive.
  const below = thread.mentions.filter(mention => !isAmong(mention)).toSorted(oldestFirst)
  return {
    among: thread.mentions.filter(isAmong).map(mention => asResponse(mention, here)),
    below: below.map(({ createdAt, ...mention }) => ({ ...mention, date: when(createdAt) })),
  }
}

/** Without words it would give nothing to read among the comments. */
function isReply({ kind, excerpt }: Mention): boolean {
  return kind === 'reply' && excerpt !== ''
}

function asResponse(mention: Mention, here: ReadonlySet<string>): BakedComment {
  const { id, url, author, authorUrl = null, excerpt, createdAt, parent = null } = mention
  const host = new URL(url).hostname.replace(/^www\./, '')
  return {
    id,
    parent: parent !== null && here.has(parent) ? parent : null,
    author: { name: author ?? host, url: authorUrl, avatar: '', isOwner: false, latestPost: null },
    html: html`<p>${excerpt}</p>`,
    createdAt,
    editedAt: null,
    status: 'approved',
    pinned: false,
    elsewhere: { url, host },
  }
}

import { compareText } from '../../compare-text.ts'
import type { CommentView, Conversation } from '../showing/conversation.ts'
import type { When } from '../showing/site-facts.ts'
import type { BakedComment } from './conversations.ts'

type Manner = Pick<Conversation, 'depth' | 'order'> & { readonly when: (instant: string) => When }

/**
 * The replies to the post: the pinned one first, then in the site's order. Other replies are nested in what they reply
 * to, oldest first. At the last level everything below is flat, because a thread may be thousands of replies deep.
 */
export function nestReplies(comments: readonly BakedComment[], manner: Manner): CommentView[] {
  const said = new Map(comments.map(comment => [comment.id, comment]))
  const sorted = [...said.values()].sort(oldestFirst)
  const answers = Map.groupBy(sorted, ({ parent }) => (parent && said.get(parent)?.id) || null)
  const roots = answers.get(null) ?? []
  if (manner.order === 'newest') roots.reverse()
  const inOrder = [...roots.filter(root => root.pinned), ...roots.filter(root => !root.pinned)]
  return nest(inOrder, manner.depth, { answers, when: manner.when })
}

type Nesting = Pick<Manner, 'when'> & {
  readonly answers: ReadonlyMap<string | null, readonly BakedComment[]>
}

function nest(comments: readonly BakedComment[], levels: number, nesting: Nesting): CommentView[] {
  if (levels === 1) return comments.flatMap(comment => flatten(comment, nesting))
  return comments.map(comment => {
    const replies = nest(nesting.answers.get(comment.id) ?? [], levels - 1, nesting)
    return { ...view(comment, nesting), replies }
  })
}

type Waiting = Pick<CommentView, 'inReplyTo'> & { readonly comment: BakedComment }

/** In reading order, without recursion. */
function flatten(first: BakedComment, nesting: Nesting): CommentView[] {
  const flat: CommentView[] = []
  const waiting: Waiting[] = [{ comment: first, inReplyTo: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { comment, inReplyTo } = next
    flat.push({ ...view(comment, nesting), inReplyTo })
    const { id, status, author } = comment
    const answered = { id, name: status === 'deleted' ? null : author.name }
    const replies = nesting.answers.get(id) ?? []
    waiting.push(...replies.map(reply => ({ comment: reply, inReplyTo: answered })).toReversed())
  }
  return flat
}

function view({ createdAt, editedAt, ...comment }: BakedComment, { when }: Nesting): CommentView {
  const edited = editedAt === null ? null : when(editedAt)
  return { ...comment, date: when(createdAt), edited, inReplyTo: null, replies: [] }
}

type Dated = Pick<BakedComment, 'id' | 'createdAt'>

/** In the same order as the service and the client: the id breaks ties. */
export function oldestFirst(one: Dated, other: Dated): number {
  return compareText(one.createdAt, other.createdAt) || compareText(one.id, other.id)
}

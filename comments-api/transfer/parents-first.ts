import type { ArchivedComment } from './archive.ts'

/**
 * In an order in which every parent is stored before its replies. A parent that exists nowhere, stands in
 * another thread or is its own descendant is no parent: such a comment becomes the first of its own branch.
 * Without recursion, because an archive may be five thousand replies deep.
 */
export function parentsFirst(
  comments: readonly ArchivedComment[],
  knownThreads: ReadonlyMap<string, string>,
): ArchivedComment[] {
  const byId = new Map<string, ArchivedComment>(comments.map(comment => [comment.id, comment]))
  const isStored = ({ parent, thread }: ArchivedComment) =>
    parent !== null && knownThreads.get(parent) === thread
  const isReply = ({ parent, thread }: ArchivedComment) =>
    parent !== null && byId.get(parent)?.thread === thread
  const replies = Map.groupBy(byId.values(), comment => (isReply(comment) ? comment.parent : null))
  const roots = (replies.get(null) ?? []).map(root =>
    isStored(root) ? root : { ...root, parent: null },
  )
  const ordered = withReplies(roots, replies)
  const placed = new Set(ordered.map(comment => comment.id))
  const circles = [...byId.values()].filter(comment => !placed.has(comment.id))
  return [...ordered, ...circles.map(comment => ({ ...comment, parent: null }))]
}

function withReplies(
  roots: readonly ArchivedComment[],
  replies: ReadonlyMap<string | null, readonly ArchivedComment[]>,
): ArchivedComment[] {
  const ordered = [...roots]
  // One at a time: a hundred thousand replies to one comment are more than a call takes arguments.
  for (const comment of ordered) {
    for (const reply of replies.get(comment.id) ?? []) ordered.push(reply)
  }
  return ordered
}

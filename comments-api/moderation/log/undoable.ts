import type { Entry } from './read.ts'

/** Everything can be undone except changes of words, see docs/guides/moderating.md. */
const undoable: readonly Entry['type'][] = [
  'decided',
  'pinned',
  'unpinned',
  'closed',
  'reopened',
  'blocked',
  'unblocked',
]

export function isUndoable(entry: Entry): boolean {
  const { type, undoneAt } = entry
  return undoneAt === null && undoable.includes(type) && !isFinal(entry) && !isForgotten(entry)
}

/** A block that was lifted is kept for a week. */
function isForgotten({ type, block }: Entry): boolean {
  return (type === 'blocked' || type === 'unblocked') && block === null
}

/** It was deleted, and its words have been erased. */
function isFinal({ became, hasWords }: Entry): boolean {
  return became === 'deleted' && !hasWords
}

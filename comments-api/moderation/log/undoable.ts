import { reversals } from '../actions/reversals.ts'
import type { Entry } from './read.ts'

export function isUndoable(entry: Entry): boolean {
  const { type, undoneAt } = entry
  return undoneAt === null && type in reversals && !isFinal(entry) && !isForgotten(entry)
}

/** A block that was lifted is kept for a week. */
function isForgotten({ type, block }: Entry): boolean {
  return (type === 'blocked' || type === 'unblocked') && block === null
}

/** It was deleted, and its words have been erased. */
function isFinal({ became, hasWords }: Entry): boolean {
  return became === 'deleted' && !hasWords
}

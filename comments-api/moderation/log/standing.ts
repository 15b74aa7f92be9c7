import type { Entry, Logged } from './read.ts'

/**
 * Which of these entries about one subject, the oldest first, is in force: the last one, unless it was undone. Undoing
 * brings back the one before, and undoing that undoing brings back the last one. `null` if none of them is in force.
 *
 *   entry                              in force then
 *   A  pending → approved              A
 *   B  approved → spam                 B
 *   C  spam → approved, undoes B       A
 *   D  approved → spam, undoes C       B
 *
 * An undoing is an entry like any other, and does not say what it undoes: that is found by the mark on what was undone,
 * made at the same moment (`isUndoingOf`). `before` has what was in force before each entry, until it is undone.
 */
export function standing(entries: readonly Logged[]): Logged | null {
  const before = new Map<string, Logged | null>()
  let current: Logged | null = null
  for (const entry of entries) {
    const undone = entries.find(other => before.has(other.id) && isUndoingOf(entry, other))
    before.set(entry.id, current)
    current = undone ? (before.get(undone.id) ?? null) : entry
    if (undone) before.delete(undone.id)
  }
  return current
}

/**
 * The first entry that leads back from what is marked as undone. Older versions logged it some milliseconds after the
 * moment of the mark.
 */
function isUndoingOf(entry: Logged, { undoneAt, was, became }: Logged): boolean {
  const isMarked = undoneAt !== null && undoneAt <= entry.createdAt
  return isMarked && was === entry.became && became === entry.was
}

export function before({ createdAt }: Pick<Entry, 'createdAt'>, entries: readonly Logged[]) {
  return entries.filter(other => other.createdAt < createdAt)
}

export function after({ createdAt }: Pick<Entry, 'createdAt'>, entries: readonly Logged[]) {
  return entries.filter(other => other.createdAt > createdAt)
}

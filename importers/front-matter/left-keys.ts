import { createCountedNotes } from '../counted-notes.ts'
import type { Note } from '../source.ts'

export type LeftKeys = {
  add(where: string, keys: readonly string[]): void
  notes(): Note[]
}

/**
 * Counts what texts say under keys that have no place here. `known` are the keys that are imported, or that concern
 * nothing but templates.
 */
export function createLeftKeys(known = ''): LeftKeys {
  const imported = new Set(known.trim().split(/\s+/))
  const counted = createCountedNotes()
  return {
    add(where, keys) {
      for (const key of keys)
        if (!imported.has(key.toLowerCase())) counted.add(where, messageOf(key))
    },
    notes: () => counted.notes().map(note => ({ type: 'note', ...note })),
  }
}

function messageOf(key: string): string {
  return `says something under ${JSON.stringify(key.slice(0, 100))}, which has no place here and was left out`
}

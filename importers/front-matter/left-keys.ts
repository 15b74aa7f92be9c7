import type { Note } from '../source.ts'

export type LeftKeys = {
  add(where: string, keys: readonly string[]): void
  notes(): Note[]
}

/**
 * Counts what texts say under keys that have no place here. One note per key is enough, because most of them are in
 * every text of a site. `known` are the keys that are imported, or that concern nothing but templates.
 */
export function createLeftKeys(known = ''): LeftKeys {
  const imported = new Set(known.trim().split(/\s+/))
  const left = new Map<string, { readonly where: string; count: number }>()
  return {
    add(where, keys) {
      for (const key of keys) {
        if (imported.has(key.toLowerCase())) continue
        const found = left.get(key)
        if (found === undefined) left.set(key, { where, count: 1 })
        else found.count += 1
      }
    },
    notes: () =>
      [...left].map(([key, { where, count }]) => ({
        type: 'note',
        where: count === 1 ? where : `${where}, and ${(count - 1).toLocaleString('en')} more`,
        message: `says something under ${JSON.stringify(key.slice(0, 100))}, which has no place here and was left out`,
      })),
  }
}

import { forget, keep, readKept } from '../keep.ts'
import { keyFor } from '../keys.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'

type Kept = Parameters<typeof keyFor>[0]

/** Without what is not in our format. */
export function listKept<Each>(
  { thread }: ThreadOnPage,
  kept: Kept,
  isOne: (value: Partial<Each> | null) => value is Each,
): readonly Each[] {
  try {
    const list: unknown = JSON.parse(readKept(keyFor(kept, thread)) ?? '[]')
    return Array.isArray(list) ? list.filter(isOne) : []
  } catch {
    return []
  }
}

export function storeKept({ thread }: ThreadOnPage, kept: Kept, list: readonly object[]): void {
  const key = keyFor(kept, thread)
  if (list.length === 0) forget(key)
  else keep(key, JSON.stringify(list))
}

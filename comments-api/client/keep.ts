import { readStored } from './stored.ts'

/** Where storage is forbidden or full, it is kept while the page lives; what is here is newer than what is stored. */
const whileThePageLives = new Map<string, string>()

export function readKept(key: string): string | null {
  return whileThePageLives.get(key) ?? readStored(key)
}

/** Nothing where nothing was kept, or what somebody else put there. */
export function readFields(key: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readKept(key) ?? ''))
  } catch {
    return {}
  }
}

/** Says whether it outlives the page. */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text)
    whileThePageLives.delete(key)
    return true
  } catch {
    whileThePageLives.set(key, text)
    return false
  }
}

export function forget(key: string): void {
  whileThePageLives.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // Forbidden: nothing was stored there.
  }
}

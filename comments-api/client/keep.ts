import { readStored } from './stored.ts'

/** If storage is forbidden or full, values are kept while the page lives; these are newer than what is stored. */
const whileThePageLives = new Map<string, string>()

export function readKept(key: string): string | null {
  return whileThePageLives.get(key) ?? readStored(key)
}

/** Nothing if nothing was kept, or if it is not in our format. */
export function readFields(key: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readKept(key) ?? ''))
  } catch {
    return {}
  }
}

/** Returns whether it will outlive the page. */
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
    // If this is forbidden, nothing was stored there either.
  }
}

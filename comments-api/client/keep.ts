import { readStored } from './stored.ts'

/** What stays in the reader's browser. Where storage is forbidden or full, it is kept while the page lives. */
const whileThePageLives = new Map<string, string>()

export function readKept(key: string): string | null {
  return readStored(key) ?? whileThePageLives.get(key) ?? null
}

export function keep(key: string, text: string): void {
  whileThePageLives.set(key, text)
  try {
    localStorage.setItem(key, text)
  } catch {
    // Forbidden or full: the map has it.
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

import { reservedWords } from '../site/reserved-words.ts'

/** Below a post, where its conversation goes on; it may grow at any time. */
const responses = /^\/.+\/responses\/\d+\/$/

/** Hidden files and `_redirects`, `_headers`, `_preview` belong to the host and to the preview. */
export function isReserved(key: string): boolean {
  const end = key.indexOf('/', 1)
  const first = key.slice(1, end === -1 ? undefined : end)
  return reservedWords.has(first) || /^[._]/.test(first) || responses.test(key)
}

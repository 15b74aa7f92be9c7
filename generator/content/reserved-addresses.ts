import { reservedWords } from '../site/reserved-words.ts'

/** Below a post, where its conversation goes on; it may grow at any time. */
const responses = /^\/.+\/responses\/\d+\/$/

/** Hidden files and `_redirects`, `_headers`, `_preview` belong to the host and to the preview. */
export function isReserved(key: string): boolean {
  const [, first = ''] = key.split('/')
  return reservedWords.has(first) || /^[._]/.test(first) || responses.test(key)
}

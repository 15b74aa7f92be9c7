import { reservedWords } from '../site/reserved-words.ts'

/** Below a post, where its conversation goes on, which may grow at any time, and the feed of it. */
const conversation = /^\/.+\/(?:responses\/\d+|comments\.xml)\/$/

/** Hidden files and `_redirects`, `_headers`, `_preview` belong to the host and to the preview. */
export function isReserved(key: string): boolean {
  const end = key.indexOf('/', 1)
  const first = key.slice(1, end === -1 ? undefined : end)
  return reservedWords.has(first) || /^[._]/.test(first) || conversation.test(key)
}

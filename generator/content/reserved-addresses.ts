import { reservedWords } from '../site/reserved-words.ts'

/** The further pages of a long conversation, and its feed, below which nothing can be. Any post can get these at any time. */
const conversation = /^\/.+\/(?:responses\/\d+\/$|comments\.xml\/)/

/**
 * Names that start with a dot or "_", such as `_redirects`, `_headers` and `_preview`, belong to the host and the
 * preview.
 */
export function isReserved(key: string): boolean {
  const end = key.indexOf('/', 1)
  const first = key.slice(1, end === -1 ? undefined : end)
  return reservedWords.has(first) || /^[._]/.test(first) || conversation.test(key)
}

import type { ThreadOnPage } from '../thread-on-page.ts'

/** Where on the screen people read: a little above the middle. */
const readingLine = 0.4

/**
 * Changes the conversation and keeps what is being read in place. Browsers have scroll anchoring too, but not all of
 * them, and not if they think that the reader is reading something else.
 */
export function keepingReadingPlace({ root, section }: ThreadOnPage, change: () => void): void {
  const line = innerHeight * readingLine
  const parts = [...section.querySelectorAll('.comment, .reply-card')]
  const read = parts.find(part => part.getBoundingClientRect().bottom > line)
  const top = read?.getBoundingClientRect().top ?? 0
  change()
  // As long as the first comment is below the line, the post is being read, and the rest may move.
  if (!read || (read === parts[0] && top > line)) return
  // An edited comment is a new element under the same id.
  const now = root.getElementById(read.id)?.getBoundingClientRect().top ?? top
  scrollBy({ top: now - top, behavior: 'instant' })
}

import type { ThreadOnPage } from '../thread-on-page.ts'

/** Where on the screen people read: a little above its middle. */
const readingLine = 0.4

/**
 * Changes the conversation and keeps what is being read where it is. Browsers anchor scrolling too, but
 * not all of them, and not when they think that the reader reads something else.
 */
export function keepingReadingPlace({ root, section }: ThreadOnPage, change: () => void): void {
  const line = innerHeight * readingLine
  const parts = [...section.querySelectorAll('.comment, .reply-card')]
  const read = parts.find(part => part.getBoundingClientRect().bottom > line)
  const top = read?.getBoundingClientRect().top ?? 0
  change()
  // While the first still lies below the line, the post is being read, and the rest may make room.
  if (!read || (read === parts[0] && top > line)) return
  // A comment that was edited is another element by now, under the same id.
  const now = root.getElementById(read.id)?.getBoundingClientRect().top ?? top
  scrollBy({ top: now - top, behavior: 'instant' })
}

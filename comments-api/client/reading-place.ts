/** Where on the screen people read: a little above its middle. */
const readingLine = 0.4

/**
 * Changes the conversation and keeps what is being read where it is. Browsers anchor scrolling too, but
 * not all of them, and not when they think that the reader reads something else.
 */
export function keepingReadingPlace(section: HTMLElement, change: () => void): void {
  const line = innerHeight * readingLine
  const read = [...section.querySelectorAll('.comment, .reply-card')].find(
    element => element.getBoundingClientRect().bottom > line,
  )
  const top = read?.getBoundingClientRect().top
  change()
  // What begins below the line is still to be read, and may make room.
  if (!read || top === undefined || top > line) return
  // A comment that was edited is another element by now, under the same id.
  const now = document.getElementById(read.id)?.getBoundingClientRect().top ?? top
  scrollBy({ top: now - top, behavior: 'instant' })
}

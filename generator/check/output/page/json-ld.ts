import type { Element } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'
import { type Complaint, checkJsonLd } from './schema-org.ts'

/** Checks the JSON-LD when the page ends, because it is compared with the whole page. */
export function watchJsonLd(reading: Reading): Watcher {
  const blocks: { readonly element: Element; readonly text: string }[] = []
  let text = ''
  let canonical: string | null = null
  let comments = 0
  let hasConversation = false
  let hasMore = false
  return {
    open: element => {
      text = ''
      if (element.isInert) return
      if (element.name === 'link' && element.attributes['rel'] === 'canonical')
        canonical = element.attributes['href'] ?? null
      if (element.attributes['id'] === 'conversation') hasConversation = true
      if (isComment(element)) comments += 1
      if (element.attributes['class'] === 'more-responses') hasMore = true
    },
    text: (part, parent) => {
      if (parent?.name === 'script') text += part
    },
    close: element => {
      const isJsonLd = element.attributes['type']?.toLowerCase() === 'application/ld+json'
      if (element.name === 'script' && isJsonLd && !element.isInert) blocks.push({ element, text })
      text = ''
    },
    end: () => {
      const page = { canonical, comments: hasConversation ? comments : null, hasMore }
      for (const { element, text: block } of blocks)
        for (const complaint of checkJsonLd(block, page)) report(reading, element, complaint)
    },
  }
}

/** A tombstone is not counted as a comment. */
function isComment({ attributes }: Element): boolean {
  if (attributes['id']?.startsWith('comment-') !== true) return false
  const names = (attributes['class'] ?? '').split(' ')
  return names.includes('comment') && !names.includes('tombstone')
}

function report(reading: Reading, element: Element, { offset, message, hint }: Complaint): void {
  reading.report({ code: 'invalid-json-ld', message, hint }, element, element.end + offset)
}

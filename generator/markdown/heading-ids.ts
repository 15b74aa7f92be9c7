import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { slugOf } from '../content/slugs.ts'
import { footnoteIdsIn } from './footnotes.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * Ids that the page around the text uses: if one occurred twice, the skip link and the form would go to the wrong
 * place.
 */
export const idsOfThePage: ReadonlySet<string> = new Set([
  'main',
  'to-conversation',
  'conversation',
  'conversation-title',
  'responses',
  'responses-to',
  'response-count',
  'response-published',
  'response-held',
  'response-duplicate',
  'mentions-title',
  'reply',
  'reply-title',
  'reply-body',
  'reply-body-hint',
  'reply-name',
  'reply-email',
  'reply-url',
  'reply-website',
  'reply-remember',
  'reply-subscribe',
  'reply-latestPost',
  'reply-preview',
  'cancel-reply',
  'room-left',
  'not-kept',
  'comment-form',
  'comment-template',
  'tombstone-template',
  'mention-template',
  'elsewhere-template',
])

/** Gives every heading an id made from its words, in any script; the second with the same name gets "-2". */
export function addHeadingIds(markdown: MarkdownIt): void {
  markdown.core.ruler.push('heading-ids', state => {
    // Nothing in a feed links to a heading: links to sections go to the page.
    if (surroundingsOf(state.env).idPrefix !== null) return
    const freeId = createIds(footnoteIdsIn(state.tokens))
    state.tokens.forEach((token, position) => {
      if (token.type !== 'heading_open') return
      token.attrSet('id', freeId(slugOf(wordsOf(state.tokens[position + 1])) || 'section'))
    })
  })
}

/** The words that its id is made from. */
export function wordsOf(heading: Token | undefined): string {
  const words = heading?.children ?? []
  return words
    .map(word => (word.type === 'text' || word.type === 'code_inline' ? word.content : ''))
    .join('')
}

/** Avoids the page's own ids. Continues from the last number used for that name: a text may have a hundred thousand. */
function createIds(others: readonly string[]): (slug: string) => string {
  const taken = new Set(others)
  const counts = new Map<string, number>()
  return slug => {
    let count = counts.get(slug) ?? 1
    const spell = () => (count === 1 ? slug : `${slug}-${count}`)
    while (idsOfThePage.has(spell()) || taken.has(spell())) count += 1
    counts.set(slug, count)
    taken.add(spell())
    return spell()
  }
}

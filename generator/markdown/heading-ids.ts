import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { slugOf } from '../content/slugs.ts'
import { footnoteIdsIn } from './footnotes.ts'
import { surroundingsOf } from './surroundings.ts'

/** What the page around the text has taken: two elements of one id would mislead the skip link and the form. */
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
  'comment-form',
  'comment-template',
  'tombstone-template',
  'mention-template',
  'elsewhere-template',
  'closed-template',
])

/** Gives every heading an id made of its words, in every script; the second of the same name gets "-2". */
export function addHeadingIds(markdown: MarkdownIt): void {
  markdown.core.ruler.push('heading-ids', state => {
    // In a feed nothing leads to a heading: addresses of parts lead to the page there.
    if (surroundingsOf(state.env).idPrefix !== null) return
    const freeId = createIds(footnoteIdsIn(state.tokens))
    state.tokens.forEach((token, position) => {
      if (token.type !== 'heading_open') return
      token.attrSet('id', freeId(slugOf(wordsOf(state.tokens[position + 1])) || 'section'))
    })
  })
}

/** What its id is made of. */
export function wordsOf(heading: Token | undefined): string {
  const words = heading?.children ?? []
  return words
    .map(word => (word.type === 'text' || word.type === 'code_inline' ? word.content : ''))
    .join('')
}

/** Beside those of the page. Goes on where the last of that name was free: a text may have a hundred thousand. */
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

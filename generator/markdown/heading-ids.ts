import type MarkdownIt from 'markdown-it'
import { slugOf } from '../content/slugs.ts'

/** Gives every heading an id made of its words, in every script; the second of the same name gets "-2". */
export function addHeadingIds(markdown: MarkdownIt): void {
  markdown.core.ruler.push('heading-ids', state => {
    const taken = new Map<string, number>()
    state.tokens.forEach((token, position) => {
      if (token.type !== 'heading_open') return
      const words = state.tokens[position + 1]?.children ?? []
      const text = words
        .map(word => (word.type === 'text' || word.type === 'code_inline' ? word.content : ''))
        .join('')
      const slug = slugOf(text) || 'section'
      const count = (taken.get(slug) ?? 0) + 1
      taken.set(slug, count)
      token.attrSet('id', count === 1 ? slug : `${slug}-${count}`)
    })
  })
}

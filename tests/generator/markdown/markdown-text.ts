import { Parser } from 'htmlparser2'
import { createMarkdown, renderText } from '../../../generator/markdown/create-markdown.ts'
import type { Surroundings } from '../../../generator/markdown/surroundings.ts'
import type { RenderedText } from '../../../generator/plan/showing/rendered-text.ts'
import { english } from '../../../templates/texts/en.ts'

const markdown = createMarkdown()

/** Renders a text as for its page, with no other posts that it could link to. */
export function renderedText(text: string, surroundings: Partial<Surroundings> = {}): RenderedText {
  return renderText(markdown, text, {
    resolve: () => null,
    texts: english.markdown,
    ...surroundings,
  })
}

export function rendered(text: string, surroundings: Partial<Surroundings> = {}): string {
  return String(renderedText(text, surroundings).html)
}

export function idsIn(markup: string): string[] {
  const ids: string[] = []
  const parser = new Parser({ onattribute: (name, value) => name === 'id' && ids.push(value) })
  parser.end(markup)
  return ids
}

import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type { Post } from '../../../generator/content/post.ts'
import { findTarget } from '../../../generator/content/references.ts'
import { escapeValues } from '../../../generator/content/texts/html-addresses.ts'
import { readFenceInfo } from '../../../generator/markdown/code/fence-info.ts'
import {
  createMarkdown,
  type Markdown,
  renderText,
} from '../../../generator/markdown/create-markdown.ts'
import type { Resolved } from '../../../generator/markdown/surroundings.ts'
import { textsFor } from '../../../templates/texts/texts-for.ts'
import { addressOf, type Content } from '../../posts.ts'
import type { Uploads } from './uploads.ts'

/** Renders a post in the markup that WordPress and its themes know. */
export function createPostHtml(content: Content, uploads: Uploads): (post: Post) => string {
  const markdown = createMarkdown([writePlainly])
  const addressIn = knowAddresses(content, uploads)
  return post => {
    const resolve = (reference: string) => resolved(addressIn(post, reference))
    const { texts } = textsFor(post.language)
    const surroundings = { resolve, language: post.language, texts: texts.markdown }
    const { html } = renderText(markdown, content.index.bodyOf(post.source), surroundings)
    return withoutShortCodes(escapeValues(String(html))).trim()
  }
}

function resolved(url: string | null): Resolved | null {
  return url === null ? null : { url, width: null, height: null }
}

/**
 * Returns a function that finds where a reference in a post leads once the post is in WordPress; `null` if it leads to
 * nothing in this site.
 */
function knowAddresses({ index, origin }: Content, uploads: Uploads) {
  return (post: Post, reference: string): string | null => {
    const target = findTarget(index, post.source, reference)
    if (target === null) return null
    if (target.kind === 'attachment') return uploads.urlOf(post, reference)
    return `${encodeURI(addressOf(target.post, origin))}${target.fragment}`
  }
}

/** WordPress makes `<br />` of line ends, and players of addresses that are alone on a line. */
function writePlainly({ renderer }: Markdown): void {
  const bare: RenderRule = (tokens, position, options) =>
    renderer.renderToken(tokens, position, options)
  const code: RenderRule = (tokens, position) => {
    const token = tokens[position]
    const language = /^[\w+#-]+/.exec(token?.info ?? '')?.[0]
    const named = language === undefined ? '' : ` class="language-${escapeHtml(language)}"`
    const sample = `<pre><code${named}>${escapeHtml(token?.content ?? '')}</code></pre>`
    const caption = captionOf(readFenceInfo(token?.info ?? '').title)
    return caption === '' ? `${sample}\n` : `<figure>${caption}${sample}</figure>\n`
  }
  const { embed } = renderer.rules
  renderer.rules['embed'] = (tokens, position, options, environment, self) => {
    const token = tokens[position]
    if (token?.block)
      return `\n${escapeHtml(token.attrGet('src') ?? '')}\n${captionOf(token.attrGet('title'))}`
    return embed?.(tokens, position, options, environment, self) ?? ''
  }
  renderer.rules['softbreak'] = () => ' '
  renderer.rules['hardbreak'] = () => '<br />'
  renderer.rules['heading_open'] = bare
  renderer.rules['heading_close'] = bare
  renderer.rules['fence'] = code
  renderer.rules['code_block'] = code
}

function captionOf(title: string | null): string {
  return title === null ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`
}

/** A text about WordPress may contain "[gallery]", which has to stay text there. */
function withoutShortCodes(html: string): string {
  return html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|\[(?=[\w/[])/gi, found =>
    found === '[' ? '&#91;' : found,
  )
}

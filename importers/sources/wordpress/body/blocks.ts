import { z } from 'zod'
import { escapeHtml } from '../../../html/escape.ts'
import { parseJson } from '../../../json/parse-json.ts'
import type { BodySetting } from './body.ts'
import { typed } from './typed.ts'

const mark = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[\w-]+)?)\s+(?:(\{[\s\S]*\})\s+)?(\/)?-->$/

/** How often a reusable block may hold another, so that two that hold each other come to an end. */
const deepest = 5

/**
 * Blocks are HTML between comments: https://developer.wordpress.org/block-editor/. A block without HTML shows what only
 * WordPress knows, and is noted. Text outside all blocks was typed before there were blocks.
 */
export function unfoldBlocks(text: string, setting: BodySetting, level = 0): string {
  const parts: string[] = []
  let depth = 0
  let end = 0
  const take = (until: number) => {
    const between = text.slice(end, until)
    parts.push(depth === 0 && between.trim() !== '' ? typed(between) : between)
  }
  for (const { index, comment } of commentsIn(text)) {
    const found = mark.exec(comment)
    if (found === null) continue
    const [whole, closes, name = '', attributes = '{}', isEmpty] = found
    take(index)
    end = index + whole.length
    if (isEmpty !== undefined) parts.push(alone(name, attributes, { setting, level }))
    else depth = Math.max(0, depth + (closes === undefined ? 1 : -1))
  }
  take(text.length)
  return parts.join('').replace(gallery, '$1').replace(download, '$& ')
}

function* commentsIn(
  text: string,
): Generator<{ readonly index: number; readonly comment: string }> {
  let index = text.indexOf('<!--')
  while (index >= 0) {
    const end = text.indexOf('-->', index)
    if (end === -1) return
    yield { index, comment: text.slice(index, end + 3) }
    index = text.indexOf('<!--', end)
  }
}

/** In the first block editor, a gallery was a list of pictures. */
const gallery =
  /<ul class="(?:wp-block-gallery|blocks-gallery-grid)[^>]*>([\s\S]{0,100000}?)<\/ul>/g

/** The button of a file stands beside its link without a space. */
const download = /<\/a>(?=<a [^>]{0,2000}wp-block-file__button)/g

type Around = { readonly setting: BodySetting; readonly level: number }

function alone(name: string, attributes: string, { setting, level }: Around): string {
  if (name === 'block') {
    const pattern = setting.site.patterns.find(String(read(attributes)['ref'] ?? ''))
    if (pattern !== null && level < deepest) return unfoldBlocks(pattern, setting, level + 1)
  }
  if (name === 'footnotes' && setting.footnotes !== '') return footnotes(setting.footnotes)
  if (name === 'more') return '<!--more-->'
  if (name === 'social-link') return socialLink(attributes)
  setting.note(`had a block "${name}", whose content only WordPress can produce; it was left out`)
  return ''
}

const Footnotes = z.array(z.object({ id: z.string(), content: z.string() }))

/** WordPress keeps footnotes beside the post, whose text links to them by their ids. */
function footnotes(json: string): string {
  const notes = Footnotes.safeParse(parseJson(json)).data ?? []
  const lines = notes.map(
    ({ id, content }) => `<li id="${id.replace(/[^\w-]/g, '')}">${content}</li>`,
  )
  return lines.length === 0 ? '' : `<ol>${lines.join('')}</ol>`
}

const SocialLink = z.object({
  url: z.string().trim().min(1),
  service: z.string().default(''),
  label: z.string().default(''),
})

/**
 * WordPress shows a sign with these words, and nothing without an address:
 * https://github.com/WordPress/gutenberg/blob/trunk/packages/block-library/src/social-link/index.php
 */
function socialLink(attributes: string): string {
  const found = SocialLink.safeParse(parseJson(attributes)).data
  if (found === undefined) return ''
  const { url, service, label } = found
  const words = label.trim() || service.charAt(0).toUpperCase() + service.slice(1) || url
  return `<li><a href="${escapeHtml(wholeAddress(url))}">${escapeHtml(words)}</a></li>`
}

function wholeAddress(url: string): string {
  if (/^[^\s/:@]+@[^\s/:@]+$/.test(url)) return `mailto:${url}`
  return /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url) ? url : `https://${url}`
}

function read(attributes: string): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(parseJson(attributes)).data ?? {}
}

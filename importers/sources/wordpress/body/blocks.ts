import { z } from 'zod'
import { escapeHtml } from '../../../html/escape.ts'
import { parseJson } from '../../../json/parse-json.ts'
import type { BodySetting } from './body.ts'
import { type Mark, marksIn } from './marks.ts'
import { replaceShortcodes } from './shortcodes.ts'
import { typed } from './typed.ts'
import { leftOut, withoutUnseenBlocks } from './unseen-blocks.ts'

/** How often a reusable block may hold another, so that two that hold each other come to an end. */
const deepest = 5

/**
 * Blocks are HTML between comments: https://developer.wordpress.org/block-editor/. A block without HTML shows what only
 * WordPress knows, and is noted. Text outside all blocks was typed before there were blocks.
 */
export function unfoldBlocks(text: string, setting: BodySetting, within = outermost): string {
  const parts: string[] = []
  let depth = 0
  let end = 0
  let own: string | null = null
  const take = (until: number) => {
    const between = text.slice(end, until)
    if (own !== null) parts.push(withWords(between, own))
    else parts.push(depth === 0 && between.trim() !== '' ? typed(between) : between)
    own = null
  }
  for (const block of marksIn(text)) {
    take(block.index)
    end = block.end
    if (block.kind === 'alone') parts.push(alone(block, { setting, within }))
    else depth = Math.max(0, depth + (block.kind === 'opens' ? 1 : -1))
    if (block.kind !== 'opens') continue
    own = ownWords(block, within.changes)
    if (isFilled(block))
      setting.note(
        `has a block "${block.name}" that WordPress fills from a custom field; it was imported as it is in the editor`,
      )
  }
  take(text.length)
  return parts.join('').replace(gallery, '$1').replace(download, '$& ').replace(sign, '')
}

type Within = {
  /** How many reusable blocks are around. */
  readonly level: number
  /** What the post changed in the reusable block, by the names of its blocks. What is placed is removed from it. */
  readonly changes: Map<string, unknown>
}

const outermost: Within = { level: 0, changes: new Map() }

/** In the first block editor, a gallery was a list of pictures. */
const gallery =
  /<ul class="(?:wp-block-gallery|blocks-gallery-grid)[^>]*>([\s\S]{0,100000}?)<\/ul>/g

/** The sign that an accordion can be opened is not a word of its heading. */
const sign = /<span class="wp-block-accordion-heading__toggle-icon"[^<>]*>[^<>]*<\/span>/g

/** The button of a file stands beside its link without a space. */
const download = /<\/a>(?=<a [^>]{0,2000}wp-block-file__button)/g

type Around = { readonly setting: BodySetting; readonly within: Within }

function alone({ name, attributes }: Mark, { setting, within }: Around): string {
  if (name === 'block') {
    const pattern = setting.site.patterns.find(String(attributes['ref'] ?? ''))
    if (pattern !== null && within.level < deepest)
      return unfoldPattern(pattern, { setting, level: within.level + 1, attributes })
  }
  if (name === 'footnotes' && setting.footnotes !== '') return footnotes(setting.footnotes)
  if (name === 'more') return '<!--more-->'
  if (name === 'social-link') return socialLink(attributes)
  setting.note(leftOut(name))
  return ''
}

type Pattern = {
  readonly setting: BodySetting
  readonly level: number
  readonly attributes: Mark['attributes']
}

function unfoldPattern(text: string, { setting, level, attributes }: Pattern): string {
  const changes = new Map(Object.entries(Changes.safeParse(attributes['content']).data ?? {}))
  const seen = replaceShortcodes(withoutUnseenBlocks(text, setting.note), setting)
  const html = unfoldBlocks(seen, setting, { level, changes })
  for (const name of changes.keys())
    setting.note(`changed "${name}" in a reusable block, which has its own words there now`)
  return html
}

const Change = z.object({ content: z.string() })
const Changes = z.record(z.string(), z.unknown())

function ownWords({ attributes }: Mark, changes: Within['changes']): string | null {
  const name = Named.safeParse(attributes).data?.metadata.name ?? ''
  const change = Change.safeParse(changes.get(name)).data
  if (change === undefined) return null
  changes.delete(name)
  return change.content
}

const Named = z.object({ metadata: z.object({ name: z.string() }) })

/** https://developer.wordpress.org/block-editor/reference-guides/block-api/block-bindings/ */
function isFilled({ attributes }: Mark): boolean {
  const sources = Object.values(Bound.safeParse(attributes).data?.metadata.bindings ?? {})
  return sources.some(({ source }) => source !== 'core/pattern-overrides')
}

const Bound = z.object({
  metadata: z.object({ bindings: z.record(z.string(), z.object({ source: z.string() })) }),
})

/** Puts them into the element that the block is. */
function withWords(html: string, words: string): string {
  return html.replace(
    /^(\s*<[^<>]*>)[\s\S]*?(<\/\w+>\s*)$/,
    (_, open, close) => open + words + close,
  )
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
function socialLink(attributes: Mark['attributes']): string {
  const found = SocialLink.safeParse(attributes).data
  if (found === undefined) return ''
  const { url, service, label } = found
  const words = label.trim() || service.charAt(0).toUpperCase() + service.slice(1) || url
  return `<li><a href="${escapeHtml(wholeAddress(url))}">${escapeHtml(words)}</a></li>`
}

function wholeAddress(url: string): string {
  if (/^[^\s/:@]+@[^\s/:@]+$/.test(url)) return `mailto:${url}`
  return /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url) ? url : `https://${url}`
}

import { z } from 'zod'
import type { BodySetting } from './body.ts'
import { typed } from './typed.ts'

const mark = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[\w-]+)?)\s+(?:(\{[\s\S]*\})\s+)?(\/)?-->$/

/** What one reusable block may hold of others, so that two that hold each other end. */
const deepest = 5

/**
 * https://developer.wordpress.org/block-editor/: blocks are HTML between comments. Those without HTML show what only
 * WordPress knows, and are named; text outside of all is what was typed before there were blocks.
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
  return parts.join('').replace(gallery, '$1')
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

/** A gallery of the first block editor is a list of pictures. */
const gallery =
  /<ul class="(?:wp-block-gallery|blocks-gallery-grid)[^>]*>([\s\S]{0,100000}?)<\/ul>/g

type Around = { readonly setting: BodySetting; readonly level: number }

function alone(name: string, attributes: string, { setting, level }: Around): string {
  if (name === 'block') {
    const pattern = setting.site.patterns.find(String(read(attributes)['ref'] ?? ''))
    if (pattern !== null && level < deepest) return unfoldBlocks(pattern, setting, level + 1)
  }
  if (name === 'footnotes' && setting.footnotes !== '') return footnotes(setting.footnotes)
  if (name === 'more') return '<!--more-->'
  setting.note(`had a block "${name}", which shows what only WordPress knows; it was left out`)
  return ''
}

const Footnotes = z.array(z.object({ id: z.string(), content: z.string() }))

/** Kept beside the post, where its text leads to them by their ids. */
function footnotes(json: string): string {
  const notes = Footnotes.safeParse(parseJson(json)).data ?? []
  const lines = notes.map(
    ({ id, content }) => `<li id="${id.replace(/[^\w-]/g, '')}">${content}</li>`,
  )
  return lines.length === 0 ? '' : `<ol>${lines.join('')}</ol>`
}

function read(attributes: string): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(parseJson(attributes)).data ?? {}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

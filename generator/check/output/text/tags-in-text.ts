import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { replaceAddresses } from '../../../content/texts/html-addresses.ts'
import type { Place } from '../../../diagnostic.ts'
import { openPlaces } from '../place-at.ts'
import type { Publish } from './addresses-in-text.ts'
import { type Block, openSearch } from './search.ts'

/** A tag as it is in the page, and as the author wrote it. */
export type WrittenTag = Place & {
  readonly tag: string
  readonly written: string
  readonly addresses: readonly (Place & { readonly url: string })[]
}

const anyTag = /<(?:\/?[a-z]|!doctype\b)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi
const behindNoBackslash = /(?<=(?<!\\)(?:\\\\)*)/

export function tagsIn(block: Block, publish: Publish): WrittenTag[] {
  return foundInHtml(block, anyTag).map(({ written, ...place }) =>
    writtenTag(written, place, publish),
  )
}

/** Matches inside code or behind a backslash are no HTML and are left out. */
export function foundInHtml(
  block: Block,
  pattern: RegExp,
): (Place & { readonly written: string })[] {
  const search = openSearch(block)
  const unescaped = block.token.type === 'html_block' ? '' : behindNoBackslash.source
  return piecesOf(block).flatMap(({ type, content }) => {
    const found = (content.match(pattern) ?? []).map(written => {
      const start = RegExp.escape(written.split('\n', 1)[0] ?? '')
      const before = type === 'code_inline' ? '' : unescaped
      return { ...search.near(new RegExp(before + start, 'g')), written }
    })
    return type === 'code_inline' ? [] : found
  })
}

export function htmlOf(block: Block): string[] {
  return piecesOf(block)
    .filter(({ type }) => type !== 'code_inline')
    .map(({ content }) => content)
}

function piecesOf({ token }: Block): Token[] {
  const pieces = token.type === 'html_block' ? [token] : (token.children ?? [])
  return pieces.filter(({ type }) => type.startsWith('html_') || type === 'code_inline')
}

const addressPattern = /\b(?:src|href|poster|background)\s*=\s*(?:"([^"]*)"|'([^']*)')/dgi

function writtenTag(written: string, place: Place, publish: Publish): WrittenTag {
  const found = written.matchAll(addressPattern)
  const addresses = [...found].map(({ 1: double, 2: single, indices }) => ({
    ...placeWithin(written, place, (indices?.[1] ?? indices?.[2])?.[0] ?? 0),
    url: publish(unescapeAll(double ?? single ?? '')),
  }))
  return { ...place, tag: publishTag(written, publish), written, addresses }
}

/** The place of an offset inside a tag that starts at `from`. */
export function placeWithin(tag: string, from: Place, offset: number): Place {
  const { line, column } = openPlaces(tag)(offset)
  return { line: from.line + line - 1, column: line === 1 ? from.column + column - 1 : column }
}

/** The tag as the renderer writes it, with published addresses. */
function publishTag(tag: string, publish: Publish): string {
  return replaceAddresses(tag, written => {
    const address = unescapeAll(written)
    const url = publish(address)
    return url === address ? null : url
  })
}

import type { Element, ElementContent } from 'hast'
import { createMarkdown } from '../../generator/markdown/create-markdown.ts'
import { wordsIn } from './parse-html.ts'

type Token = ReturnType<ReturnType<typeof createMarkdown>['parse']>[number]

/**
 * Returns a function that tells whether the words, pictures and links of an element are still there when the renderer
 * reads the Markdown.
 */
export function createProof(): (element: Element, markdown: string) => boolean {
  const renderer = createMarkdown()
  return (element, markdown) => {
    const parseCaption = (title: string) => renderer.parseInline(title, {})
    const found = readTokens(renderer.parse(markdown, {}), parseCaption)
    const written = readElement(element)
    return (
      plain(found.words) === plain(written.words) &&
      isSame(found.addresses, written.addresses) &&
      found.marks.toSorted().join('\n') === written.marks.toSorted().join('\n')
    )
  }
}

type Shown = {
  words: string
  readonly addresses: string[]
  /** What is said in attributes for which Markdown has no sign. */
  readonly marks: string[]
}

const nothing = (): Shown => ({ words: '', addresses: [], marks: [] })

type ParseCaption = (title: string) => readonly Token[]

function readTokens(
  tokens: readonly Token[],
  parseCaption: ParseCaption,
  shown = nothing(),
): Shown {
  for (const token of tokens) {
    const address = token.attrGet('src') ?? token.attrGet('href')
    if (address !== null) shown.addresses.push(address)
    if (token.type.startsWith('html')) shown.marks.push(...marksIn(token.content))
    if (/^(?:image|film|sound|embed)$/.test(token.type))
      readTokens(parseCaption(token.attrGet('title') ?? ''), parseCaption, shown)
    else if (token.type === 'html_block') shown.words += wordsIn(token.content)
    else if (token.type === 'inline') readTokens(token.children ?? [], parseCaption, shown)
    else if (!token.type.startsWith('html')) shown.words += token.content
  }
  return shown
}

function readElement(node: ElementContent, shown = nothing()): Shown {
  if (node.type === 'text') shown.words += node.value
  if (node.type !== 'element') return shown
  const address = node.properties['src'] ?? (node.tagName === 'a' ? node.properties['href'] : null)
  if (typeof address === 'string' && address !== '') shown.addresses.push(address)
  shown.marks.push(...marksOf(node))
  for (const child of node.children) readElement(child, shown)
  return shown
}

/** By these, a list is counted in another way than Markdown counts. */
const ofLists = /^(?:reversed|type|value)$/

function isMark(tagName: string, name: string): boolean {
  return (
    /^(?:lang|dir|cite|datetime)$/i.test(name) ||
    (/^(?:ol|li)$/.test(tagName) && ofLists.test(name))
  )
}

function marksOf({ tagName, properties }: Element): string[] {
  const said = Object.entries(properties).filter(
    ([name, value]) => value !== undefined && value !== '1' && isMark(tagName, name),
  )
  return said.map(([name, value]) => `${name.toLowerCase()}=${value === true ? '' : value}`)
}

function marksIn(html: string): string[] {
  return Array.from(html.matchAll(/<(\w+)((?:\s[^<>]*)?)>/g)).flatMap(
    ([, tagName = '', written = '']) => {
      const said = Array.from(written.matchAll(/\s([a-z]+)(?:="([^"]*)")?/gi))
      return said.flatMap(([, name = '', value = '']) =>
        isMark(tagName, name) ? [`${name.toLowerCase()}=${value}`] : [],
      )
    },
  )
}

/** Drops spaces, and the signs that typography changes by itself. */
function plain(words: string): string {
  return words.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}*_~$#<>[\]{}\\|=&/`%@^]/gu, '')
}

/**
 * No address may be new, and only that of an image file may be missing: a picture that linked to itself has one less.
 */
function isSame(found: readonly string[], written: readonly string[]): boolean {
  const known = new Set(written.map(decode))
  const again = new Set(found.map(decode))
  return [...again].every(address => known.has(address)) && again.size >= pictures(known, again)
}

function pictures(known: ReadonlySet<string>, again: ReadonlySet<string>): number {
  return [...known].filter(
    address => again.has(address) || !/\.(?:avif|gif|jpe?g|png|webp|svg)$/i.test(address),
  ).length
}

function decode(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Said } from '../../../diagnostic.ts'

export type XmlElement = {
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** The text directly inside the element, trimmed. */
  readonly text: string
  /** Offsets in the file. */
  readonly start: number
  readonly end: number
}
type XmlAttribute = { readonly name: string; readonly value: string }

/** A mistake at an offset in the text of a feed. */
export type FeedMistake = Said & { readonly at: number }

type ReadXml = { readonly root: XmlElement } | { readonly mistake: FeedMistake }

/** Parses as strictly as feed readers do. If the text is not well-formed, returns its first mistake. */
export function readXml(text: string): ReadXml {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const mistakes: FeedMistake[] = []
  let behindMarkup = 0
  const complain = (at: number, complaint: Said) => mistakes.push({ at, ...complaint })
  const roots = collectElements(parser, text, () => {
    behindMarkup = parser.position
  })
  parser.on('doctype', () => complain(text.lastIndexOf('<!DOCTYPE', parser.position), withDoctype))
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (encoding.toLowerCase() !== 'utf-8') complain(text.indexOf('encoding'), other(encoding))
  })
  parser.on('error', ({ message }) => {
    const at = Math.max(0, parser.position - 1)
    // At a bare "&", the parser reads on to the next ";" before it reports an error.
    const bare = message.includes('entity') ? bareAmpersand(text, behindMarkup) : -1
    complain(bare === -1 || bare > at ? at : bare, notWellFormed(message))
  })
  parser.write(text).close()
  const [[mistake], [root]] = [mistakes, roots]
  if (mistake !== undefined) return { mistake }
  return root === undefined ? { mistake: { at: 0, ...empty } } : { root }
}

function bareAmpersand(text: string, from: number): number {
  const offset = text.slice(from).search(/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/i)
  return offset === -1 ? -1 : from + offset
}

type Open = {
  -readonly [Key in 'name' | 'namespace' | 'attributes' | 'text' | 'end']: XmlElement[Key]
} & { readonly start: number; readonly children: Open[] }

function collectElements(
  parser: SaxesParser<{ xmlns: true; position: true }>,
  text: string,
  onMarkup: () => void,
) {
  const roots: XmlElement[] = []
  const open: Open[] = []
  parser.on('opentagstart', ({ name }) => {
    // By then the parser is behind the name of the tag.
    const start = text.lastIndexOf(`<${name}`, parser.position)
    open.push({ name, namespace: '', attributes: [], children: [], text: '', start, end: start })
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    onMarkup()
    const element = open.at(-1)
    if (element === undefined) return
    element.name = tag.local
    element.namespace = tag.uri
    element.attributes = Object.values(tag.attributes)
    const parent = open.at(-2)
    if (parent === undefined) roots.push(element)
    else parent.children.push(element)
  })
  parser.on('closetag', () => {
    onMarkup()
    const element = open.pop()
    if (element === undefined) return
    element.text = element.text.trim()
    element.end = parser.position
  })
  const add = (more: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += more
  }
  parser.on('text', add)
  parser.on('cdata', more => {
    onMarkup()
    add(more)
  })
  parser.on('comment', onMarkup)
  return roots
}

/** The children that are in the same namespace as the element. */
export function childrenOf({ children, namespace }: XmlElement, name: string): XmlElement[] {
  return children.filter(child => child.name === name && child.namespace === namespace)
}

export function attributeOf({ attributes }: XmlElement, name: string): string | null {
  return attributes.find(attribute => attribute.name === name)?.value ?? null
}

/** A mistake unless there is exactly one such child, and it is not empty. */
export function missingChild(element: XmlElement, name: string): FeedMistake[] {
  const [first, second] = childrenOf(element, name)
  if (first === undefined) return [{ at: element.start, ...withoutChild(element, name) }]
  if (second !== undefined) return [{ at: second.start, ...twice(element, name) }]
  const isEmpty = first.text === '' && first.children.length === 0
  return isEmpty ? [{ at: first.start, ...withoutText(name) }] : []
}

const withDoctype = {
  message: 'the file has a DOCTYPE',
  hint: 'Remove it: feed readers refuse files that could include others.',
}

function other(encoding: string): Said {
  return { message: `the file says that its encoding is ${encoding}`, hint: 'Write it in UTF-8.' }
}

function notWellFormed(message: string): Said {
  const said = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  return {
    message: `the XML is not well formed: ${said}`,
    hint: 'Close what is opened, declare prefixes, and write "&" as &amp; and "<" as &lt; in text.',
  }
}

const empty = { message: 'the file holds no XML', hint: 'Build the site again.' }

function withoutChild({ name: parent }: XmlElement, name: string): Said {
  return { message: `<${parent}> has no <${name}>`, hint: `Write a <${name}> into it.` }
}

function twice({ name: parent }: XmlElement, name: string): Said {
  return { message: `<${parent}> has two <${name}>`, hint: 'Keep one of the two.' }
}

function withoutText(name: string): Said {
  return { message: `<${name}> is empty`, hint: 'Write words into it.' }
}

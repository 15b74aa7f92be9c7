import { SaxesParser } from 'saxes'
import { SourceRefused } from '../source.ts'
import { decodeXml } from './decode.ts'

export type XmlElement = {
  /** With its prefix, as in the file. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** What stands in it directly. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

type XmlRecord = {
  readonly element: XmlElement
  /** What it stands in, as far as that was read; the outermost first. */
  readonly around: readonly XmlElement[]
}

export type XmlFile = { readonly records: AsyncIterable<XmlRecord>; strange(): string[] }

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: Open[] }

const deepest = 64
/** In characters. Nobody wrote a text of that length, and it would fill the memory. */
const longestText = 32 * 1024 * 1024
const longestProlog = 1024 * 1024

/**
 * One record at a time: each element whose name is in `records` is handed over when it ends, and taken out of what it
 * stands in. There is no DOCTYPE that defines anything, and no entity but the five that XML has (S49).
 */
export async function readXml(path: string, records: ReadonlySet<string>): Promise<XmlFile> {
  const { pieces, strange } = await decodeXml(path)
  return { records: parse(path, pieces, records), strange }
}

async function* parse(
  path: string,
  pieces: AsyncIterable<string>,
  records: ReadonlySet<string>,
): AsyncGenerator<XmlRecord> {
  const parser = new SaxesParser<{ xmlns: false; fileName: string }>({
    xmlns: false,
    fileName: path,
  })
  const guard = createGuard(path)
  const open: Open[] = []
  let finished: XmlRecord[] = []
  parser.on('error', error => {
    throw new SourceRefused(
      `${error.message.replace(/\.$/, '')}: the file is not well-formed XML, or it is not whole`,
    )
  })
  parser.on('doctype', guard.refuseDefinitions)
  parser.on('opentag', ({ name, attributes }) => {
    guard.move(open.length)
    open.push({ name, attributes: { ...attributes }, text: '', children: [] })
  })
  const add = (text: string) => {
    guard.keep(text)
    guard.move(open.length)
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('comment', () => guard.move(open.length))
  parser.on('closetag', () => {
    guard.move(open.length)
    const element = open.pop()
    if (element === undefined) return
    if (open.length < 3) guard.forget()
    if (records.has(element.name)) finished.push({ element, around: [...open] })
    else open.at(-1)?.children.push(element)
  })
  for await (const piece of pieces) {
    guard.watch(piece, open.length)
    parser.write(piece)
    yield* finished
    finished = []
  }
  parser.close()
  yield* finished
}

/** What would cost more than it can be worth is refused before the parser holds all of it. */
function createGuard(path: string) {
  let since = 0
  let kept = 0
  let prolog: string | null = ''
  const refuseDefinitions = (doctype: string) => {
    if (!doctype.includes('[')) return
    throw new SourceRefused(
      `${path} has a DOCTYPE that defines things of its own. No export needs that, and it can name other files: take it away`,
    )
  }
  const refuseLength = () => {
    throw new SourceRefused(
      `${path} holds a single text of more than ${longestText / 1024 / 1024} million characters`,
    )
  }
  return {
    refuseDefinitions,
    keep(text: string) {
      kept += text.length
      if (kept > longestText) refuseLength()
    },
    /** What it held was handed over. */
    forget() {
      kept = 0
    },
    move(depth: number) {
      since = 0
      if (depth > deepest)
        throw new SourceRefused(
          `${path} nests elements deeper than ${deepest}: it is no export of that system`,
        )
    },
    watch(piece: string, depth: number) {
      since += piece.length
      if (since > longestText) refuseLength()
      if (prolog === null) return
      prolog = depth > 0 ? null : (prolog + piece).slice(0, longestProlog)
      const doctype = /<!DOCTYPE[^>]*/i.exec(prolog ?? '')?.[0]
      if (doctype !== undefined) refuseDefinitions(doctype)
    },
  }
}

/** The words of the first child of that name, without the spaces around; empty when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return element.children.find(child => child.name === name)?.text.trim() ?? ''
}

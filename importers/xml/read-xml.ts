import { SaxesParser } from 'saxes'
import { SourceRefused } from '../source.ts'
import { decodeXml } from './decode.ts'
import { Guard } from './guard.ts'

export type XmlElement = {
  /** With its prefix, as in the file. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** The text directly inside it. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

type XmlRecord = {
  readonly element: XmlElement
  /** The elements around it, as far as they were read, the outermost first. */
  readonly around: readonly XmlElement[]
}

type XmlFile = { readonly records: AsyncIterable<XmlRecord>; strange(): string[] }

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & {
  readonly children: Open[]
  /** See `Guard`. */
  readonly keptBefore: number
}

/**
 * Reads one record at a time: an element whose name is in `records` is handed over when it ends, and removed from the
 * element around it. A DOCTYPE that defines anything is refused, and only the five entities of XML are known.
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
  const guard = new Guard(path)
  const builder = new Builder(records, guard)
  const parser = createParser(path, builder, guard)
  for await (const piece of pieces) {
    guard.watch(piece, builder.depth)
    parser.write(piece)
    yield* builder.takeFinished()
  }
  parser.close()
  yield* builder.takeFinished()
}

type ParserOptions = { xmlns: false; fileName: string }

function createParser(path: string, builder: Builder, guard: Guard): SaxesParser<ParserOptions> {
  const parser = new SaxesParser<ParserOptions>({ xmlns: false, fileName: path })
  parser.on('error', refuse)
  parser.on('doctype', doctype => guard.refuseDefinitions(doctype))
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes))
  parser.on('text', text => builder.add(text))
  parser.on('cdata', text => builder.add(text))
  parser.on('comment', () => guard.pass())
  parser.on('closetag', () => builder.close())
  return parser
}

function refuse({ message }: Error): never {
  const what = message.replace(/\.$/, '')
  throw new SourceRefused(`${what}: the file is not well-formed XML, or is incomplete`)
}

/** The elements that are open, and the records that have just ended. */
class Builder {
  readonly #records: ReadonlySet<string>
  readonly #guard: Guard
  readonly #open: Open[] = []
  #finished: XmlRecord[] = []

  constructor(records: ReadonlySet<string>, guard: Guard) {
    this.#records = records
    this.#guard = guard
  }

  get depth(): number {
    return this.#open.length
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const keptBefore = this.#guard.open(this.depth)
    for (const value of Object.values(attributes)) this.#guard.keep(value)
    this.#open.push({ name, attributes: { ...attributes }, text: '', children: [], keptBefore })
  }

  add(text: string): void {
    this.#guard.keep(text)
    const element = this.#open.at(-1)
    if (element !== undefined) element.text += text
  }

  close(): void {
    this.#guard.pass()
    const element = this.#open.pop()
    if (element === undefined) return
    if (!this.#records.has(element.name)) {
      this.#open.at(-1)?.children.push(element)
      return
    }
    this.#guard.handOver(element.keptBefore)
    this.#finished.push({ element, around: [...this.#open] })
  }

  takeFinished(): readonly XmlRecord[] {
    const finished = this.#finished
    this.#finished = []
    return finished
  }
}

/** The text of the first child with that name, without spaces around it; empty if there is none. */
export function textOf(element: XmlElement, name: string): string {
  return element.children.find(child => child.name === name)?.text.trim() ?? ''
}

import { type Handler, Parser } from 'htmlparser2'
import { endOf } from '../text/unended.ts'
import { type Element, isWithin } from './element.ts'

/** Is told of each part of a page while it is parsed. There is one watcher for each kind of mistake. */
export type Watcher = {
  open?(element: Element): void
  text?(text: string, parent: Element | null): void
  /** `cutAt` is `null` if the element's own end tag closed it, else the offset of the tag that ended it instead. */
  close?(element: Element, cutAt: number | null): void
  /**
   * A tag that browsers ignore: an end tag without a beginning, a form within a form, or a doctype that is not at the
   * top.
   */
  ignored?(name: string, start: number, parent: Element | null): void
  /** `end` is the offset behind the "-->", or `null` if there is none. */
  comment?(start: number, end: number | null): void
  end?(): void
}

export function parseHtml(html: string, watchers: readonly Watcher[]): void {
  const progress: Progress = { current: null, written: [] }
  const parser = new ObservedParser(
    handlerOf(html, progress, watchers),
    observerOf(html, progress, watchers),
  )
  progress.parser = parser
  parser.end(html)
  for (const watcher of watchers) watcher.end?.()
}

/** How far the parser has come. */
type Progress = {
  parser?: Parser
  current: Element | null
  /** The attributes of the tag that is being read. */
  written: [string, number][]
}

function handlerOf(
  html: string,
  progress: Progress,
  watchers: readonly Watcher[],
): Partial<Handler> {
  const opening = watchers.filter(watcher => watcher.open !== undefined)
  const reading = watchers.filter(watcher => watcher.text !== undefined)
  const closing = watchers.filter(watcher => watcher.close !== undefined)
  const commented = watchers.filter(watcher => watcher.comment !== undefined)
  return {
    onopentagname: () => {
      progress.written = []
    },
    onattribute: name => {
      progress.written.push([name, startOf(progress)])
    },
    onopentag: (name, attributes) => {
      const element = elementOf(progress, { name, attributes })
      progress.current = element
      for (const watcher of opening) watcher.open?.(element)
    },
    ontext: text => {
      for (const watcher of reading) watcher.text?.(text, progress.current)
    },
    onprocessinginstruction: name => {
      if (name.toLowerCase() !== '!doctype' || progress.current === null) return
      for (const watcher of watchers)
        watcher.ignored?.('!doctype', startOf(progress), progress.current)
    },
    oncomment: () => {
      const start = startOf(progress)
      if (!html.startsWith('<!--', start)) return
      const end = endOf(html, '!--', start + 4)
      for (const watcher of commented) watcher.comment?.(start, end < 0 ? null : end)
    },
    onclosetag: (_, isImplied) => {
      const element = progress.current
      if (element === null) return
      progress.current = element.parent
      // An element that closes itself, such as <br> and <path/>, ends where it began.
      const isCut = isImplied && startOf(progress) !== element.start
      const cutAt = isCut ? startOf(progress) : null
      for (const watcher of closing) watcher.close?.(element, cutAt)
    },
  }
}

function startOf({ parser }: Progress): number {
  return parser?.startIndex ?? 0
}

function observerOf(html: string, progress: Progress, watchers: readonly Watcher[]): TagObserver {
  const tell = (name: string, start: number) => {
    for (const watcher of watchers) watcher.ignored?.(name, start, progress.current)
  }
  return {
    opening: (start, end) => {
      const isForm = end - start === 4 && html.slice(start, end).toLowerCase() === 'form'
      if (isForm && isWithin(progress.current, 'form')) tell('form', start - 1)
    },
    closing: (start, end) => {
      const name = html.slice(start, end).toLowerCase()
      if (!isWithin(progress.current, name)) tell(`/${name}`, start - 2)
    },
  }
}

/** Is told of a tag before htmlparser2 decides whether to ignore it, since its handlers do not hear of ignored tags. */
type TagObserver = {
  opening(start: number, end: number): void
  closing(start: number, end: number): void
}

class ObservedParser extends Parser {
  readonly #observer: TagObserver

  constructor(handler: Partial<Handler>, observer: TagObserver) {
    super(handler)
    this.#observer = observer
  }

  override onopentagname(start: number, end: number): void {
    this.#observer.opening(start, end)
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    this.#observer.closing(start, end)
    super.onclosetag(start, end)
  }
}

function elementOf(
  { current: parent, parser, written }: Progress,
  { name, attributes }: Pick<Element, 'name' | 'attributes'>,
): Element {
  const hides = attributes['aria-hidden'] === 'true' || attributes['hidden'] !== undefined
  return {
    name,
    attributes,
    written,
    parent,
    start: parser?.startIndex ?? 0,
    end: (parser?.endIndex ?? 0) + 1,
    isInert: parent !== null && (parent.isInert || parent.name === 'template'),
    isHidden: hides || parent?.isHidden === true,
  }
}

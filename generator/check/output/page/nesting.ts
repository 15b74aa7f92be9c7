import type { Finding } from '../../../diagnostic.ts'
import { type Element, isWithin } from './element.ts'
import { closesNothing, endlessComment, misplaced, unclosed, within } from './nesting-mistakes.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** Tags that are not closed, close nothing, or are where browsers do not accept them. */
export function watchNesting(reading: Reading): Watcher {
  /** Tags that are mistakes only because of one that was reported already. */
  const expected: string[] = []
  let cutParagraph: number | null = null
  /** Ends of paragraphs that another end tag had closed: no mistakes of their own if that one is a mistake. */
  let doubtful: {
    readonly start: number
    readonly cut: string
    readonly parent: Element | null
  }[] = []
  /** Whether something without an end has swallowed the rest of the page. */
  let isSwallowed = false
  return {
    comment: (start, end) => {
      if (end !== null) return
      isSwallowed = true
      reportTag(reading, { name: '!--', start, parent: null }, endlessComment)
    },
    close: (element, cutAt) => {
      const isUnclosed = cutAt !== null && !hasOptionalEnd.has(element.name)
      if (isMisplaced(element) && !isUnclosed) reading.report(misplaced(element.name), element)
      if (cutAt === null || isSwallowed) return
      if (swallowing.has(element.name)) isSwallowed = true
      if (element.name === 'p') cutParagraph = cutAt
      if (!isUnclosed) return
      expected.push(`/${element.name}`)
      reportCut(reading, element, cutAt)
    },
    ignored: (name, start, parent) => {
      const known = expected.indexOf(name)
      if (known >= 0) {
        expected.splice(known, 1)
        return
      }
      const cut = name === '/p' ? cutParagraph : null
      cutParagraph = null
      const ending = cut === null ? null : endingAt(reading.html, cut)
      if (ending !== null) {
        doubtful.push({ start, cut: ending, parent })
        return
      }
      doubtful = doubtful.filter(one => one.cut !== name)
      if (name === 'form') expected.push('/form')
      reportTag(reading, { name, start: cut ?? start, parent })
    },
    end: () => {
      for (const { start, parent } of doubtful) reportTag(reading, { name: '/p', start, parent })
    },
  }
}

/** Reports at the tag that cut the element off if it may not be inside it, else at the element's own tag. */
function reportCut(reading: Reading, element: Element, cutAt: number): void {
  const cutting = pressed.has(element.name) ? nameAt(reading.html, cutAt) : null
  if (cutting === null) reading.report(unclosed(element.name), element)
  else reading.report(within(cutting, element.name), element, cutAt)
}

const pressed = new Set(['a', 'button'])

type IgnoredTag = {
  readonly name: string
  readonly start: number
  readonly parent: Element | null
}

/** Reports at a tag that browsers ignore, so that it is no element of the page. */
function reportTag(
  reading: Reading,
  { name, start, parent }: IgnoredTag,
  said = saidOf(reading.html, name, start),
): void {
  const end = reading.html.indexOf('>', start) + 1
  const tag = { name, attributes: {}, written: [], parent, start, end: end === 0 ? start : end }
  reading.report(said, { ...tag, isInert: false, isHidden: false })
}

function saidOf(html: string, name: string, start: number): Finding {
  if (name === 'form') return within('form', 'form')
  if (name === '!doctype') return misplaced(name)
  const cutting = nameAt(html, start)
  return cutting === null ? closesNothing(name) : within(cutting, 'p')
}

function nameAt(html: string, start: number): string | null {
  return /^<([a-z][^\s/>]*)/i.exec(html.slice(start, start + 40))?.[1]?.toLowerCase() ?? null
}

/** Such as "/div", if an end tag is there. */
function endingAt(html: string, start: number): string | null {
  return /^<(\/[a-z][^\s/>]*)/i.exec(html.slice(start, start + 40))?.[1]?.toLowerCase() ?? null
}

/** A drawing may have a title of its own. */
function isMisplaced({ name, parent }: Element): boolean {
  return ofPage.has(name) && isWithin(parent, 'body') && !isWithin(parent, 'svg')
}

const ofPage = new Set(['html', 'head', 'base', 'title', 'body'])

/** Their content is text, so any tag behind the opening one is only words. */
const swallowing = new Set(
  'script style textarea title plaintext xmp iframe noembed noframes'.split(' '),
)

/** https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const hasOptionalEnd = new Set(
  'html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
)

import { type Element, isPressable, isWithin } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading, Said } from './reading.ts'

/** Tags that are not closed, close nothing, or stand where a browser will not have them. */
export function watchNesting(reading: Reading): Watcher {
  /** End tags that are left over from what was reported already. */
  const leftOver: string[] = []
  let cutParagraph: number | null = null
  /** Something without an end took the rest of the page into it. */
  let isSwallowed = false
  const reportCut = (element: Element, cutAt: number) => {
    leftOver.push(`/${element.name}`)
    const cutting = pressed.has(element.name) ? nameAt(reading.html, cutAt) : null
    if (cutting === null) reading.report(unclosed(element.name), element)
    else reading.report(within(cutting, element.name), element, cutAt)
  }
  return {
    open: element => {
      if (!isInteractive(element)) return
      for (let above = element.parent; above !== null; above = above.parent)
        if (isPressable(above)) return reading.report(within(element.name, above.name), element)
    },
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
      if (element.name === 'p' && nameAt(reading.html, cutAt) !== null) cutParagraph = cutAt
      if (isUnclosed) reportCut(element, cutAt)
    },
    ignored: (name, start, parent) => {
      const expected = leftOver.indexOf(name)
      if (expected >= 0) {
        leftOver.splice(expected, 1)
        return
      }
      const from = name === '/p' && cutParagraph !== null ? cutParagraph : start
      if (name === 'form') leftOver.push('/form')
      cutParagraph = null
      reportTag(reading, { name, start: from, parent })
    },
  }
}

type IgnoredTag = {
  readonly name: string
  readonly start: number
  readonly parent: Element | null
}

/** At a tag that is no element of the page. */
function reportTag(
  reading: Reading,
  { name, start, parent }: IgnoredTag,
  said = saidOf(reading.html, name, start),
): void {
  const end = reading.html.indexOf('>', start) + 1
  const tag = { name, attributes: {}, written: [], parent, start, end: end === 0 ? start : end }
  reading.report(said, { ...tag, isInert: false, isHidden: false })
}

function saidOf(html: string, name: string, start: number): Said {
  if (name === 'form') return within('form', 'form')
  if (name === '!doctype') return misplaced(name)
  const cutting = nameAt(html, start)
  if (cutting !== null) return within(cutting, 'p')
  return {
    code: 'invalid-html',
    message: `<${name}> closes nothing`,
    hint: 'Take it away, or open the element before it.',
  }
}

function nameAt(html: string, start: number): string | null {
  return /^<([a-z][^\s/>]*)/i.exec(html.slice(start, start + 40))?.[1]?.toLowerCase() ?? null
}

export const endlessComment: Said = {
  code: 'invalid-html',
  message: 'the comment has no end',
  hint: 'Write --> where it ends: browsers take the rest of the page into it.',
}

/** Whose content is text, so that every tag behind them is no more than words. */
const swallowing = new Set(
  'script style textarea title plaintext xmp iframe noembed noframes'.split(' '),
)

export function unclosed(name: string): Said {
  return {
    code: 'invalid-html',
    message: `<${name}> is not closed`,
    hint: `Write </${name}> where it ends, within the element that it stands in.`,
  }
}

function within(inner: string, outer: string): Said {
  return {
    code: 'invalid-html',
    message: `<${inner}> cannot stand in <${outer}>`,
    hint: `Close <${outer}> before it; browsers do, or take the two apart otherwise than you mean.`,
  }
}

/** A drawing may have a title of its own. */
function isMisplaced({ name, parent }: Element): boolean {
  return ofPage.has(name) && isWithin(parent, 'body') && !isWithin(parent, 'svg')
}

const ofPage = new Set(['html', 'head', 'base', 'title', 'body'])

function misplaced(name: string): Said {
  return {
    code: 'invalid-html',
    message: `<${name}> cannot stand in a text`,
    hint: 'Take it away: the page that the text is on has its own.',
  }
}

const pressed = new Set(['a', 'button'])

function isInteractive(element: Element): boolean {
  const { name, attributes } = element
  if (name === 'input') return attributes['type']?.toLowerCase() !== 'hidden'
  if (name === 'audio' || name === 'video') return attributes['controls'] !== undefined
  return isPressable(element) || alwaysInteractive.has(name)
}

const alwaysInteractive = new Set('details embed iframe label select textarea'.split(' '))

/** https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const hasOptionalEnd = new Set(
  'html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
)

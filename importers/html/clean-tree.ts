import type { Element, ElementContent, Root, RootContent } from 'hast'
import { frameOf } from '../../generator/content/texts/frame-address.ts'
import { isBlockIn } from './blocks.ts'
import { cleanProperties } from './clean-properties.ts'
import { isCode, withLanguageInside } from './code-language.ts'
import { cleanDrawing, isDrawing } from './drawings.ts'
import { isForScripts } from './for-scripts.ts'
import { fromObject } from './from-object.ts'
import { hasLanguage, type Language, ownLanguage, within } from './language.ts'
import { linkBlocks } from './link-blocks.ts'
import { withoutNestedEmphasis } from './nested-emphasis.ts'
import { bare, isVisible, joinTexts, loneLink, text } from './nodes.ts'
import { shownLater } from './shown-later.ts'
import { spacesOutside } from './spaces-outside.ts'
import { splitHeading } from './split-heading.ts'

export type Cleaning = {
  /** Returns where an address of the text leads here; `null` removes the link and keeps its words. */
  resolve(address: string, use: 'link' | 'file'): string | null
  note(message: string): void
  /** That of the words around. */
  readonly language: Language
}

/** Removes what the site's policy forbids and what only concerned looks. The words stay. */
export function cleanTree(tree: Root, cleaning: Cleaning): Root {
  return { ...tree, children: cleanAll(tree.children, cleaning) as RootContent[] }
}

function cleanAll(
  children: readonly (RootContent | ElementContent)[],
  cleaning: Cleaning,
): ElementContent[] {
  const cleaned = children.flatMap(child => {
    if (child.type === 'text') return [child]
    return child.type === 'element' ? cleanElement(child, cleaning) : []
  })
  return joinTexts(cleaned)
}

const dropped = new Set('style template noscript title meta link head base wbr'.split(' '))
/** Elements that only style or group their words, and those that ask for an answer, which nobody would receive. */
const unwrapped = new Set(
  'font span big tt blink label button select option textarea small nobr picture o:p'.split(' '),
)
/** Elements that only group their words, which become paragraphs of their own. */
const groups = new Set(
  'form fieldset article main section header footer hgroup nav center marquee dialog'.split(' '),
)
/** Controls stand side by side without a space, which their words then need. */
const controls = new Set('label button select option textarea'.split(' '))
const spaced = new Set('a b strong i em del s strike'.split(' '))
/** Show nothing without words in them. The converter would look across all that stand in a row, again for each. */
const marks = new Set([
  ...spaced,
  ...'abbr bdi bdo cite code dfn ins kbd mark samp sub sup u var'.split(' '),
])

function cleanElement(written: Element, around: Cleaning): ElementContent[] {
  if (isCode(written)) return cleanOne(written, around)
  const language = ownLanguage(written, around.language)
  const cleaning = { ...around, language: within(around.language, language) }
  const { lang: _, dir: __, ...properties } = written.properties
  return cleanOne(shownLater({ ...written, properties: { ...properties, ...language } }), cleaning)
}

function cleanOne(element: Element, cleaning: Cleaning): ElementContent[] {
  const replaced = replaceWhole(element, cleaning)
  if (replaced !== null) return replaced
  if (element.tagName === 'form') cleaning.note('held a form, of which only the words stay')
  const children = withoutNestedEmphasis(element, cleanAll(element.children, cleaning))
  if (groups.has(element.tagName)) return [group(element, children)]
  if (unwrapped.has(element.tagName)) return unwrap(element, children)
  return keep(element, children, cleaning)
}

/** What stands in for an element and all that is in it; `null` if it is looked into. */
function replaceWhole(element: Element, cleaning: Cleaning): ElementContent[] | null {
  const { tagName } = element
  if (dropped.has(tagName) || isForScripts(element)) return []
  if (tagName === 'script') {
    cleaning.note('held a script, which was left out')
    return []
  }
  if (tagName === 'input') return isTick(element) ? [tick(element, cleaning)] : []
  if (isDrawing(element)) return [cleanDrawing(element)]
  if (tagName === 'object' || tagName === 'applet')
    return cleanAll(fromObject(element, cleaning), cleaning)
  return null
}

function keep(element: Element, children: ElementContent[], cleaning: Cleaning): ElementContent[] {
  const { tagName } = element
  const properties = { ...idOfHeading(element), ...cleanProperties(element, cleaning) }
  const cleaned = { ...element, properties, children }
  if (/^(?:img|iframe|embed)$/.test(tagName) && !properties['src']) return []
  if (marks.has(tagName) && children.length === 0 && !properties['id'] && !properties['name']) {
    // Such as an icon, which only a style sheet showed.
    if (properties['href'] && element.children.some(isVisible))
      cleaning.note(`held a link without words to ${properties['href']}, which was left out`)
    return []
  }
  if (tagName === 'pre') return [withLanguageInside(cleaned)]
  if (tagName === 'iframe') return [embedOrLink(cleaned, cleaning)]
  if (tagName === 'a' && !properties['href'] && !properties['id'] && !properties['name'])
    return children
  if (tagName === 'a' && isBlockIn(children)) return linkBlocks(cleaned)
  if (/^h[1-6]$/.test(tagName) && isBlockIn(children)) return splitHeading(cleaned)
  return spaced.has(tagName) ? spacesOutside(cleaned) : [cleaned]
}

function unwrap(element: Element, children: ElementContent[]): ElementContent[] {
  if (isBlockIn(children)) return [group(element, children)]
  const { lang, dir } = element.properties
  if (hasLanguage(element))
    return spacesOutside({ ...bare('span'), properties: { lang, dir }, children })
  return controls.has(element.tagName) ? [...children, text(' ')] : children
}

/** Tells whether this is the box of a task in a list. */
function isTick({ properties }: Element): boolean {
  return properties['type'] === 'checkbox'
}

/** It shows what was done, and can no longer be changed. */
function tick(element: Element, cleaning: Cleaning): Element {
  return { ...element, properties: { ...cleanProperties(element, cleaning), disabled: true } }
}

function group({ properties: { id, lang, dir } }: Element, children: ElementContent[]): Element {
  return { ...bare('div'), properties: { id, lang, dir }, children }
}

/** Plug-ins put the id inside the heading: `<h2><span id="a-walk">`. */
function idOfHeading({ tagName, children }: Element): Element['properties'] {
  if (!/^h[1-6]$/.test(tagName)) return {}
  const named = children.find(
    child => child.type === 'element' && unwrapped.has(child.tagName) && child.properties['id'],
  )
  return named?.type === 'element' ? { id: named.properties['id'] } : {}
}

/**
 * Pages of other sites are not shown inside pages of this one, except films, which load when a reader asks for them.
 */
function embedOrLink(element: Element, { note }: Cleaning): Element {
  const src = String(element.properties['src'])
  if (frameOf(src) !== null) return element
  note(`showed a page of another site, which is a link now: ${src}`)
  return loneLink(src)
}

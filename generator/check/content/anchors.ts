import type { PostText } from '../../content/post.ts'
import type { AnchorRecords, Index } from '../../content/read-content.ts'
import { fileOf, plainReference } from '../../content/references.ts'
import type { Finding } from '../../diagnostic.ts'
import { anchorsIn } from '../../markdown/anchors-in.ts'
import { createMarkdown } from '../../markdown/create-markdown.ts'
import { idsOfThePage } from '../../markdown/heading-ids.ts'
import { nearestTo } from '../../nearest-to.ts'
import { percentDecoded } from '../../percent-decoded.ts'
import { rememberOne } from '../../remember.ts'
import type { Mistake } from './mistake.ts'
import {
  type Faults,
  findFaults,
  isPublishedBeside,
  openTexts,
  type TextOf,
  textsOf,
} from './texts.ts'

type CheckedAnchors = {
  readonly mistakes: readonly Mistake[]
  /** The anchors of texts that others link into, by the hash of the text. */
  readonly anchors: AnchorRecords
}

/** Links to a part that its text does not have. A text is parsed only if `index.records` do not hold its anchors. */
export function checkAnchors(index: Index): CheckedAnchors {
  const markdown = rememberOne(() => createMarkdown())
  const parse = (source: string) => anchorsIn(markdown(), index.bodyOf(source))
  const anchors: Record<string, readonly string[]> = {}
  const open = ({ source, hash }: PostText): readonly string[] => {
    anchors[hash] ??= index.records.anchors?.[hash] ?? parse(source)
    return anchors[hash]
  }
  const texts = textsOf(index)
  const textOf = openTexts(index)
  const mistakes = texts.filter(mayLead).flatMap(text => {
    const faults: Faults = new Map(
      leadsOf({ index, textOf }, text).flatMap(({ href, fragment, target }) =>
        open(target).includes(fragment) ? [] : [[href, missing(href, fragment, open(target))]],
      ),
    )
    return findFaults(index, text, faults)
  })
  return { mistakes, anchors }
}

function mayLead({ references, fragments }: PostText): boolean {
  return references.length + fragments.length > 0
}

type Lead = { readonly href: string; readonly fragment: string; readonly target: PostText }

type Leading = { readonly index: Index; readonly textOf: TextOf }

function leadsOf({ index, textOf }: Leading, text: PostText): Lead[] {
  const withFragment = text.references.filter(reference => reference.includes('#'))
  return [...withFragment, ...text.fragments].flatMap(reference => {
    const fragment = fragmentOf(reference)
    const file = reference.startsWith('#') ? text.source : fileOf(index, text.source, reference)
    const target = textOf(file)
    if (isOfThePage(fragment) || !target || !isPublishedBeside(index, text, file)) return []
    return [{ href: plainReference(reference), fragment, target }]
  })
}

/**
 * The fragment as a browser looks for it, without the words to highlight behind ":~:":
 * https://wicg.github.io/scroll-to-text-fragment/
 */
export function fragmentOf(reference: string): string {
  return percentDecoded(reference.slice(reference.indexOf('#') + 1).replace(/:~:.*$/s, ''))
}

const ofThePage = new Set(['', ...idsOfThePage])

/** Every page has a "#top": https://html.spec.whatwg.org/#scrolling-to-a-fragment */
export function isOfThePage(fragment: string): boolean {
  return ofThePage.has(fragment) || /^(?:top$|comment-)/i.test(fragment)
}

const shown = 5

function missing(href: string, fragment: string, anchors: readonly string[]): Finding {
  const near = nearestTo(fragment, anchors)
  const parts = anchors.filter(anchor => !/^fn(?:ref)?\d/.test(anchor))
  const some = parts.slice(0, shown).map(anchor => `#${anchor}`)
  const list = `${some.join(', ')}${parts.length > shown ? ', …' : ''}`
  const known = parts.length === 0 ? 'The text has no headings.' : `The text has ${list}.`
  return {
    code: 'missing-anchor',
    message: `"${href}" leads to a part that is not there`,
    hint: near === null ? known : `Did you mean "#${near}"?`,
  }
}

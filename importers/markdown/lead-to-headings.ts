import { fragmentOf, isOfThePage } from '../../generator/check/content/anchors.ts'
import { addressKey } from '../../generator/check/content/claims.ts'
import { anchorsIn } from '../../generator/markdown/anchors-in.ts'
import { createMarkdown, type Markdown } from '../../generator/markdown/create-markdown.ts'
import { wordsOf } from '../../generator/markdown/heading-ids.ts'
import { createHeadingFinder } from './find-heading.ts'
import { changeOutsideCode } from './outside-code.ts'
import { replaceReferences } from './replace-references.ts'

export type LeadToHeadings = (markdown: string, text: Text) => string

type Text = {
  /** The text's own path, which some put before the fragment. */
  readonly path: string | null
  note(message: string): void
}

const leadsWithin = /(?:\]\(|\]:|href)[^\n#]{0,400}#[^\s#]/i
const plainLink = /(?<![!\\])\[((?:[^[\]\\\n]|\\.){1,500})\]\(\s*<?([^\s()<>]{1,500})>?\s*\)/g

/** Stands for a part that does not exist; every page has it, so that the site builds. */
const nowhere = '#top'

/** Changes links to parts of a text to the ids that its headings have here. A link to no part becomes its words. */
export function createHeadingLinks(): LeadToHeadings {
  const renderer = createMarkdown()
  return (markdown, { path, note }) => {
    if (!leadsWithin.test(markdown)) return markdown
    const mend = createMending(renderer, markdown)
    const addressOf = (reference: string) => {
      const at = reference.indexOf('#')
      const isWithin = at === 0 || (at > 0 && isOwn(reference.slice(0, at), path))
      if (!isWithin) return null
      const address = mend(fragmentOf(reference))
      if (address === nowhere)
        note(`linked to ${reference.slice(at)}, which is not in the text; the words stay`)
      return address
    }
    const words = changeOutsideCode(markdown, text =>
      text.replace(plainLink, (link, shown: string, reference: string) =>
        addressOf(reference) === nowhere ? shown : link,
      ),
    )
    return replaceReferences(words, addressOf)
  }
}

function isOwn(reference: string, path: string | null): boolean {
  return path !== null && /^\/(?!\/)/.test(reference) && addressKey(reference) === addressKey(path)
}

/** Returns a function that gives a fragment its new address; `null` if it leads somewhere already. */
function createMending(renderer: Markdown, markdown: string): (fragment: string) => string | null {
  const anchors = new Set(anchorsIn(renderer, markdown))
  const findHeading = createHeadingFinder(headingsIn(renderer, markdown))
  return fragment => {
    if (anchors.has(fragment)) return null
    const heading = findHeading(fragment)
    if (heading !== null) return `#${heading.id}`
    return isOfThePage(fragment) ? null : nowhere
  }
}

function headingsIn(renderer: Markdown, markdown: string): { id: string; words: string }[] {
  const tokens = renderer.parse(markdown, {})
  return tokens.flatMap((token, position) => {
    if (token.type !== 'heading_open') return []
    return [{ id: token.attrGet('id') ?? '', words: wordsOf(tokens[position + 1]) }]
  })
}

import type { PostText } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf, plainReference } from '../../content/references.ts'
import type { Finding } from '../../diagnostic.ts'
import { type Mistake, mistakeAt } from './mistake.ts'
import { createSuggestions } from './suggestions.ts'
import {
  type Faults,
  findFaults,
  isPublishedBeside,
  openTexts,
  type TextOf,
  textsOf,
} from './texts.ts'

/** Links and images that lead to no file, or to a post that is not published at the same time as this one. */
export function checkLinks(index: Index): Mistake[] {
  const texts = textsOf(index)
  const textOf = openTexts(index)
  const suggest = createSuggestions(index)
  const describe = ({ source }: PostText, href: string, file: string): Finding => {
    const due = index.due.get(file)
    if (due !== undefined) return publishedLater(href, due)
    return index.unpublished.has(file) ? unpublished(href) : nowhere(href, suggest(source, file))
  }
  return texts.filter(mayLead).flatMap(text => {
    const faults = new Map<string, Finding>()
    for (const reference of text.references) {
      const file = fileOf(index, text.source, reference)
      if (isThere(index, textOf, file) && isPublishedBeside(index, text, file)) continue
      const href = plainReference(reference)
      faults.set(href, describe(text, href, file))
    }
    return [...ofImage(index, text, faults), ...findFaults(index, text, faults)]
  })
}

function mayLead({ references }: PostText): boolean {
  return references.length > 0
}

/** A post with mistakes will exist once they are mended, and they are reported anyway. */
function isThere(index: Index, textOf: TextOf, file: string): boolean {
  return textOf(file) !== undefined || index.attachments.has(file) || index.faulty.has(file)
}

function ofImage(index: Index, { source, image }: PostText, faults: Faults): Mistake[] {
  const said = faults.get(plainReference(image?.reference ?? ''))
  return said === undefined ? [] : [mistakeAt(index, { source, key: 'image' }, said)]
}

function unpublished(href: string): Finding {
  return {
    code: 'link-to-unpublished',
    message: `"${href}" is not published`,
    hint: 'Publish it too, or remove the link.',
  }
}

function publishedLater(href: string, due: string): Finding {
  return {
    code: 'link-to-unpublished',
    message: `"${href}" is not published before ${due}`,
    hint: 'Publish it earlier, or this text later, or remove the link.',
  }
}

/** Without a scheme, the address of another site, or of a mailbox, is the path of a file, for a browser too. */
function hintFor(href: string): string {
  if (/^www\.[^/]+\.\w/i.test(href)) return `Did you mean "https://${href}"?`
  if (/^[^\s@/]+@[^\s@/]+\.\w+$/.test(href)) return `Did you mean "mailto:${href}"?`
  return 'Write the path of a .md file, an image or a document in the content folder, relative to this file.'
}

function nowhere(href: string, suggestion: string | null): Finding {
  return {
    code: 'broken-link',
    message: `"${href}" leads nowhere`,
    hint: suggestion === null ? hintFor(href) : `Did you mean "${suggestion}"?`,
  }
}

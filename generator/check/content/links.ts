import type { PostText } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf, findTarget, plainReference } from '../../content/references.ts'
import { type Mistake, mistakeAt, type Said } from './mistake.ts'
import { type Faults, findFaults, textsOf } from './texts.ts'

/** Links and images that lead to no file, or to a post that is not published. */
export function checkLinks(index: Index): Mistake[] {
  return textsOf(index).flatMap(text => {
    const faults: Faults = new Map(
      text.references
        .filter(reference => isBroken(index, text, reference))
        .map(reference => [plainReference(reference), describe(index, text, reference)]),
    )
    return [...ofImage(index, text, faults), ...findFaults(index, text, faults)]
  })
}

function isBroken(index: Index, { source }: PostText, reference: string): boolean {
  // A post at fault will be there once it is mended; its own mistakes are reported with it.
  return (
    findTarget(index, source, reference) === null && !index.faulty.has(fileOf(source, reference))
  )
}

function ofImage(index: Index, { source, image }: PostText, faults: Faults): Mistake[] {
  const said = faults.get(plainReference(image?.reference ?? ''))
  return said === undefined ? [] : [mistakeAt(index, source, { key: 'image' }, said)]
}

function describe(index: Index, { source }: PostText, reference: string): Said {
  const href = plainReference(reference)
  return index.unpublished.has(fileOf(source, href)) ? unpublished(href) : nowhere(href)
}

function unpublished(href: string): Said {
  return {
    code: 'link-to-unpublished',
    message: `"${href}" is not published`,
    hint: 'Publish it too, or take the link away.',
  }
}

function nowhere(href: string): Said {
  return {
    code: 'broken-link',
    message: `"${href}" leads nowhere`,
    hint: 'Write the path of a .md file, an image or a document in the content folder, relative to this file.',
  }
}

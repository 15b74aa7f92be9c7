import type { PostText } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf, findTarget, plainReference } from '../../content/references.ts'
import { linksIn } from '../../markdown/links-in.ts'
import type { Mistake } from './mistake.ts'

/** Links and images that lead to no file, or to a post that is not published. */
export function checkLinks(index: Index): Mistake[] {
  const texts: PostText[] = [...index.posts, ...index.pages, ...index.faulty.values()]
  return texts.flatMap(text => {
    const broken = new Set(
      text.references.filter(reference => isBroken(index, text, reference)).map(plainReference),
    )
    // Only a text with a suspect in it is parsed: what looks like a link may stand in a code sample.
    return broken.size === 0 ? [] : brokenLinks(index, text, broken)
  })
}

function isBroken(index: Index, { source }: PostText, reference: string): boolean {
  // A post at fault will be there once it is mended; its own mistakes are reported with it.
  return (
    findTarget(index, source, reference) === null && !index.faulty.has(fileOf(source, reference))
  )
}

function brokenLinks(index: Index, text: PostText, broken: ReadonlySet<string>): Mistake[] {
  const inText = linksIn(index.bodyOf(text.source))
    .filter(link => broken.has(link.href))
    .map(link => ({ ...link, line: link.line + text.bodyLine - 1 }))
  const image = index.published.get(text.source)?.image?.reference
  const ofImage =
    image !== undefined && broken.has(plainReference(image))
      ? [{ href: image, line: 1, column: 1 }]
      : []
  return [...ofImage, ...inText].map(({ href, line, column }) => {
    const isWritten = index.unpublished.has(fileOf(text.source, href))
    return { source: text.source, line, column, ...(isWritten ? unpublished(href) : nowhere(href)) }
  })
}

type Said = Pick<Mistake, 'code' | 'message' | 'hint'>

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

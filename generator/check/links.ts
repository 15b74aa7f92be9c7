import type { Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { fileOf, findTarget } from '../content/references.ts'
import { linksIn } from '../markdown/links-in.ts'
import type { Mistake } from './mistake.ts'

/** Links and images that lead to no file, or to a post that is not published. */
export function checkLinks(index: Index): Mistake[] {
  return [...index.posts, ...index.pages].flatMap(post => {
    const broken = new Set(
      post.references.filter(reference => findTarget(index, post.source, reference) === null),
    )
    // Only a text with a suspect in it is parsed: what looks like a link may stand in a code sample.
    return broken.size === 0 ? [] : brokenLinks(index, post, broken)
  })
}

function brokenLinks(index: Index, post: Post, broken: ReadonlySet<string>): Mistake[] {
  const inText = linksIn(index.bodyOf(post.source))
    .filter(link => broken.has(link.href))
    .map(link => ({ ...link, line: link.line + post.bodyLine - 1 }))
  const image = post.image?.reference
  const ofImage =
    image !== undefined && broken.has(image) ? [{ href: image, line: 1, column: 1 }] : []
  return [...ofImage, ...inText].map(({ href, line, column }) => {
    const isWritten = index.unpublished.has(fileOf(post.source, href))
    return isWritten
      ? {
          post,
          line,
          column,
          code: 'link-to-unpublished',
          message: `"${href}" is not published`,
          hint: 'Publish it too, or take the link away.',
        }
      : {
          post,
          line,
          column,
          code: 'broken-link',
          message: `"${href}" leads nowhere`,
          hint: 'Write the path of a .md file, an image or a document in the content folder, relative to this file.',
        }
  })
}

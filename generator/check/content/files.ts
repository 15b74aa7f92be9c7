import { posix } from 'node:path'
import type { Attachment, Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf } from '../../content/references.ts'
import { type Mistake, mistakeOf } from './mistake.ts'

/** Files beside a post that would take the place of a page, as "index.html" that of the post's own. */
export function checkFiles(index: Index): Mistake[] {
  const beside = [...index.attachments.values()].flatMap(attachment => {
    const owner = index.published.get(`${posix.dirname(attachment.source)}/index.md`)
    if (owner === undefined || !owner.url.endsWith('/')) return []
    return [{ attachment, owner, place: `${owner.url}${posix.basename(attachment.source)}` }]
  })
  if (beside.length === 0) return []
  const taken = new Set([...index.published.values()].flatMap(placesOf))
  return beside
    .filter(({ attachment, place }) => taken.has(placeKey(place)) && isUsed(index, attachment))
    .map(({ attachment, owner, place }) => sharedAddress(owner, attachment, place))
}

/** The page's file, and the folders it stands in. */
function placesOf({ url }: Post): string[] {
  const file = url.endsWith('/') ? `${url}index.html` : url
  const slashes = [...file.matchAll(/\//g)].map(({ index }) => index).slice(1)
  return [file, ...slashes.map(end => file.slice(0, end))].map(placeKey)
}

/** Places that some file system takes for one have one key. */
function placeKey(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** Only what a text refers to is published. */
function isUsed(index: Index, { source }: Attachment): boolean {
  return [...index.published.values()].some(post =>
    post.references.some(reference => fileOf(post.source, reference) === source),
  )
}

function sharedAddress(owner: Post, { source }: Attachment, place: string): Mistake {
  return mistakeOf(owner, {
    code: 'shared-address',
    message: `the file ${source} would stand at ${place}, where a page is`,
    hint: 'Give the file another name.',
  })
}

import { posix } from 'node:path'
import { encodePath } from '../content/encode-path.ts'
import type { Attachment, Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { findAttachment, findTarget, plainReference } from '../content/references.ts'
import { leadsTo, usesOf } from '../content/wanted-files.ts'
import type { Resolved } from '../markdown/surroundings.ts'
import { plainImage, shownImage } from './images/images.ts'
import { stillImage } from './making.ts'

/** Every reference of a post that leads somewhere, in its plain spelling, with the address it gets. */
export function referencesOf(index: Index, post: Post): Record<string, Resolved> {
  const resolved = post.references.map(
    reference => [plainReference(reference), resolveReference(index, post, reference)] as const,
  )
  return Object.fromEntries(resolved.filter((pair): pair is [string, Resolved] => pair[1] !== null))
}

/** The same for a page, which shows images in the width and format that suit the reader. */
export function referencesOfPage(index: Index, post: Post): Record<string, Resolved> {
  const references = Object.entries(referencesOf(index, post))
  const first = post.image === null ? usesOf(index, post).shown[0] : undefined
  return Object.fromEntries(
    references.map(([reference, resolved]) => {
      const attachment = findAttachment(index, post.source, reference)
      const shown = attachment && shownImage(index, attachment)
      const more = {
        ...(shown === null ? {} : { shown }),
        ...(reference === first ? { isFirst: true } : {}),
      }
      return [reference, { ...resolved, ...more }]
    }),
  )
}

export function resolveReference(index: Index, post: Post, reference: string): Resolved | null {
  const target = findTarget(index, post.source, reference)
  if (target === null) return null
  if (target.kind === 'post') {
    return { url: `${encodeURI(target.post.url)}${target.fragment}`, width: null, height: null }
  }
  const { attachment, fragment } = target
  const shown = plainImage(index, attachment)
  if (shown !== null && !leadsTo(index, post, reference)) return shown
  const { width, height } = stillImage(index, attachment) ??
    attachment.size ?? { width: null, height: null }
  const url = `${encodePath(attachmentPath(index, attachment))}${fragment}`
  return { url, width, height, ...(shown === null ? {} : { shown }) }
}

/** A file in a post's own folder is published beside the post, all others below /media/. */
export function attachmentPath(index: Index, attachment: Attachment): string {
  const folder = posix.dirname(attachment.source)
  const owner = index.published.get(`${folder}/index.md`)
  const name = posix.basename(attachment.source)
  if (owner?.url.endsWith('/')) return `${owner.url}${name}`
  // The folder's name would reveal a post that is not published.
  if (isBesideUnpublished(index, folder)) return `/media/${attachment.hash}/${name}`
  return `/media/${attachment.source}`
}

function isBesideUnpublished({ unpublished }: Index, folder: string): boolean {
  const names = folder.split('/')
  return names.some((_, depth) =>
    unpublished.has(`${names.slice(0, depth + 1).join('/')}/index.md`),
  )
}

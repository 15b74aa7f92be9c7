import { posix } from 'node:path'
import type { Attachment, Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { findTarget, plainReference } from '../content/references.ts'
import type { Resolved } from '../markdown/surroundings.ts'

/** Every reference of a post that leads somewhere, in its plain spelling, with the address it gets. */
export function referencesOf(index: Index, post: Post): Record<string, Resolved> {
  const resolved = post.references.map(
    reference => [plainReference(reference), resolveReference(index, post, reference)] as const,
  )
  return Object.fromEntries(resolved.filter((pair): pair is [string, Resolved] => pair[1] !== null))
}

export function resolveReference(index: Index, post: Post, reference: string): Resolved | null {
  const target = findTarget(index, post.source, reference)
  if (target === null) return null
  if (target.kind === 'post') {
    return { url: `${encodeURI(target.post.url)}${target.fragment}`, width: null, height: null }
  }
  const { width, height } = target.attachment.size ?? { width: null, height: null }
  return {
    url: `${encodePath(attachmentPath(index, target.attachment))}${target.fragment}`,
    width,
    height,
  }
}

/** A file in a post's own folder is published beside the post, every other below /media/. */
export function attachmentPath(index: Index, attachment: Attachment): string {
  const folder = posix.dirname(attachment.source)
  const owner = index.published.get(`${folder}/index.md`)
  const name = posix.basename(attachment.source)
  return owner?.url.endsWith('/') ? `${owner.url}${name}` : `/media/${attachment.source}`
}

/** A file may have "#" and "?" in its name, which `encodeURI` takes for parts of an address. */
function encodePath(path: string): string {
  return encodeURI(path).replace(/[#?]/g, encodeURIComponent)
}

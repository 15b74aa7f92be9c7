import type { ImageUses } from './image-records.ts'
import type { Attachment, Post } from './post.ts'
import type { Index } from './read-content.ts'
import { plainReference } from './references.ts'

/**
 * Whether the referenced file itself is published. For a still image that is only shown, its variants are published
 * instead.
 */
export function isFileWanted(
  index: Index,
  post: Post,
  { attachment, reference }: { readonly attachment: Attachment; readonly reference: string },
): boolean {
  const isStill = index.records.images?.facts[attachment.hash]?.kind === 'still'
  return !isStill || leadsTo(index, post, reference)
}

/**
 * Whether a text links to the file instead of only showing it. An original image can contain private data, such as the
 * place where it was taken, so it is published only if the author links to it.
 */
export function leadsTo(index: Index, post: Post, reference: string): boolean {
  return usesOf(index, post).linked.includes(plainReference(reference))
}

/** If nothing is known about a text, every file that it names counts as linked to. */
export function usesOf({ records }: Index, { hash, references }: Post): ImageUses {
  return (
    records.images?.uses[hash] ?? {
      shown: [],
      linked: references.map(plainReference),
    }
  )
}

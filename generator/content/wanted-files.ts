import type { ImageUses } from './image-records.ts'
import type { Attachment, Post } from './post.ts'
import type { Index } from './read-content.ts'
import { plainReference } from './references.ts'

/** Whether what a text refers to is published as it is: of a still image that is only shown, variants are made. */
export function isFileWanted(
  index: Index,
  post: Post,
  { attachment, reference }: { readonly attachment: Attachment; readonly reference: string },
): boolean {
  const isStill = index.records.images?.facts[attachment.hash]?.kind === 'still'
  return !isStill || leadsTo(index, post, reference)
}

/**
 * Whether the file itself is asked for, and not only shown: an original
 * holds more than is to be seen, as the place where it was taken.
 */
export function leadsTo(index: Index, post: Post, reference: string): boolean {
  return usesOf(index, post).linked.includes(plainReference(reference))
}

/** A text of which nothing is known leads to all that it names. */
export function usesOf({ records }: Index, { hash, references }: Post): ImageUses {
  return (
    records.images?.uses[hash] ?? {
      shown: [],
      linked: references.map(plainReference),
    }
  )
}

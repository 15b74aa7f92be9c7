import { bySource } from '../../compare-text.ts'
import { findAttachment } from '../../content/references.ts'
import { isFileWanted } from '../../content/wanted-files.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import { attachmentPath } from '../reference-urls.ts'
import type { Setting } from '../setting.ts'

/**
 * Only files that a published text refers to: the images of an unpublished post stay unpublished. For a still image
 * that is only shown, its variants are published instead of the file.
 */
export function planAttachments({ index, entry }: Setting): PlanEntry[] {
  const used = new Set(
    [...index.published.values()]
      .filter(({ references }) => references.length > 0)
      .flatMap(post =>
        post.references.flatMap(reference => {
          const attachment = findAttachment(index, post.source, reference)
          if (attachment === null) return []
          return isFileWanted(index, post, { attachment, reference }) ? [attachment] : []
        }),
      ),
  )
  // Two files at one address have the same bytes: beside an unpublished post, the address contains their hash.
  const files = new Map(
    [...used].map(attachment => [attachmentPath(index, attachment), attachment]),
  )
  return [...files]
    .sort(([, a], [, b]) => bySource(a, b))
    .map(([path, attachment]) =>
      entry(outputOf(path), {
        kind: 'copy',
        hash: attachment.hash,
        from: index.pathOf(attachment),
      }),
    )
}

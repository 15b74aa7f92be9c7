import { compareText } from '../../compare-text.ts'
import { findTarget } from '../../content/references.ts'
import { isFileWanted } from '../../content/wanted-files.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import { attachmentPath } from '../reference-urls.ts'
import type { Setting } from '../setting.ts'

/**
 * Only what a published text refers to: an unpublished post's images stay unpublished with it. Of
 * a still image that is only shown, its variants are published and not the file.
 */
export function planAttachments({ index, entry }: Setting): PlanEntry[] {
  const used = new Set(
    [...index.published.values()].flatMap(post =>
      post.references.flatMap(reference => {
        const target = findTarget(index, post.source, reference)
        if (target?.kind !== 'attachment') return []
        const { attachment } = target
        return isFileWanted(index, post, { attachment, reference }) ? [attachment] : []
      }),
    ),
  )
  // Under one address two files are the same one: a post's folder that is kept secret is not part of it.
  const files = new Map(
    [...used].map(attachment => [attachmentPath(index, attachment), attachment]),
  )
  return [...files]
    .sort(([, a], [, b]) => compareText(a.source, b.source))
    .map(([path, attachment]) =>
      entry(outputOf(path), {
        kind: 'copy',
        hash: attachment.hash,
        from: index.pathOf(attachment),
      }),
    )
}

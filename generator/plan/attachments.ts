import { findTarget } from '../content/references.ts'
import { compareText } from '../diagnostic.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { attachmentPath } from './reference-urls.ts'
import type { Setting } from './setting.ts'

/** Only what a published text refers to: an unpublished post's images stay unpublished with it. */
export function planAttachments({ index, entry }: Setting): PlanEntry[] {
  const used = new Set(
    [...index.published.values()].flatMap(post =>
      post.references.flatMap(reference => {
        const target = findTarget(index, post.source, reference)
        return target?.kind === 'attachment' ? [target.attachment] : []
      }),
    ),
  )
  return [...used]
    .sort((a, b) => compareText(a.source, b.source))
    .map(attachment =>
      entry(outputOf(attachmentPath(index, attachment)), {
        kind: 'copy',
        hash: attachment.hash,
        from: index.pathOf(attachment),
      }),
    )
}

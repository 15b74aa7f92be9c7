import type { Index } from '../content/read-content.ts'
import { copyByLinks, type LinkedCopy, noCopy } from '../publish/linked-copy.ts'
import type { Work } from './work.ts'

/** Starts a hard-linked copy of the published site, provided it is still as it was published and is about to change. */
export function startCopy(
  { records }: Index,
  { workshop, options: { glance }, basis: { record } }: Work,
): LinkedCopy {
  if (glance?.linkedCopy !== undefined) return glance.linkedCopy
  const { posts, attachments } = record.content
  const isSame = records.posts === posts && records.attachments === attachments
  if (isSame || glance?.looking === undefined) return noCopy
  return copyByLinks(workshop.folder, { ...record, names: record.outputs.inColumns().names })
}

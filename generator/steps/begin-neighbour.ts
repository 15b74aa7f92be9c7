import type { Index } from '../content/read-content.ts'
import { growNeighbour, type Neighbour, noNeighbour } from '../publish/neighbour.ts'
import type { Work } from './work.ts'

/** What stands where it was published, and is about to change. */
export function beginNeighbour(
  { records }: Index,
  { workshop, options, ground: { record } }: Work,
): Neighbour {
  const { posts, attachments } = record.content
  const isSame = records.posts === posts && records.attachments === attachments
  if (isSame || options.glance?.looking === undefined) return noNeighbour
  return growNeighbour(workshop.folder, { ...record, names: [...record.outputs.keys()] })
}

import type { Index } from '../content/read-content.ts'
import { growNeighbour, type Neighbour, noNeighbour } from '../publish/neighbour.ts'
import type { Work } from './work.ts'

/** Starts a hard-linked copy of the published site, provided it is still as it was published and is about to change. */
export function beginNeighbour(
  { records }: Index,
  { workshop, options: { glance }, ground: { record } }: Work,
): Neighbour {
  if (glance?.neighbour !== undefined) return glance.neighbour
  const { posts, attachments } = record.content
  const isSame = records.posts === posts && records.attachments === attachments
  if (isSame || glance?.looking === undefined) return noNeighbour
  return growNeighbour(workshop.folder, { ...record, names: [...record.outputs.keys()] })
}

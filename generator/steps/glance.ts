import { bySource } from '../compare-text.ts'
import type { FoundFile, FoundFiles } from '../content/find-files.ts'
import type { Hashing } from '../content/parallel/hashing.ts'
import type { ContentRecords } from '../content/read-content.ts'
import type { FileRecord } from '../content/records.ts'
import { hashOf } from '../hash-of.ts'
import type { PublishedSite } from '../memory/build-record.ts'
import type { LinkedCopy } from '../publish/linked-copy.ts'
import type { Looking } from '../publish/looking.ts'
import type { Recognition } from '../publish/recognise-together.ts'

/** What a build can see before it reads any file, and the work that it has given to other threads by then. */
export type Glance = {
  readonly found: FoundFiles
  /** A hash of the names, sizes and times of all these files except site.yaml. */
  hashOfFound(): string
  /** The bytes of site.yaml; `null` if there is no such file. */
  readSiteFile(): Buffer | null
  /** The record of the published site; `null` if there is none, or it is damaged. */
  readonly site: PublishedSite | null
  /** Checks the times of that site's files, if it is still where it was published. */
  readonly looking: Looking | undefined
  /** Checks the bytes of that site's files, if it was copied or restored. */
  readonly recognition: Recognition | undefined
  /** Reads the posts that are newer than any that the last build saw, if there are many. */
  readonly hashing: Hashing | undefined
  /** Makes a hard-linked copy of that site, if only content changed: most of it will stay. */
  readonly linkedCopy?: LinkedCopy | undefined
}

export function hashOfFiles(files: readonly Pick<FoundFile, 'source' | 'size' | 'modified'>[]) {
  // As bytes: to write twenty thousand numbers as texts takes longer than all the rest.
  const numbers = [...files.map(({ size }) => size), ...files.map(({ modified }) => modified)]
  const names = files.map(({ source }) => source).join('\0')
  return hashOf(`${hashOf(new Uint8Array(new Float64Array(numbers).buffer))} ${names}`)
}

/** `null` if a file was read so soon after it was changed that a later change could leave its time the same. */
export function hashOfRead(
  { posts, attachments }: ContentRecords,
  glance: Glance | undefined,
): string | null {
  const isTimed = ({ modified }: FileRecord<unknown>) => modified !== 0
  if (!posts.values().every(isTimed) || !Object.values(attachments).every(isTimed)) return null
  if (glance !== undefined) return glance.hashOfFound()
  const records = [...posts, ...Object.entries(attachments)]
  const files = records.map(([source, { size, modified }]) => ({ source, size, modified }))
  return hashOfFiles(files.sort(bySource))
}

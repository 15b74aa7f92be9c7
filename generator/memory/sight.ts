import type { BuildOptions } from '../build-options.ts'
import type { BuildReport } from '../build-report.ts'
import { compareText } from '../compare-text.ts'
import type { FoundFile, FoundFiles } from '../content/find-files.ts'
import type { Hashing } from '../content/parallel/hashing.ts'
import type { Post } from '../content/post.ts'
import type { ContentRecords } from '../content/read-content.ts'
import type { FileRecord } from '../content/records.ts'
import { openFuture } from '../content/schedule.ts'
import { hashOf } from '../hash-of.ts'
import type { PublishedSite } from '../publish/build-record.ts'
import type { LinkedCopy } from '../publish/linked-copy.ts'
import type { Looking } from '../publish/looking.ts'
import type { Recognition } from '../publish/recognise-together.ts'
import type { WrittenSite } from '../site/read-site.ts'
import { securityEnd } from '../site/security-end.ts'
import type { Site } from '../site/site.ts'

/** Everything a build depended on, and what it reported: if all of it is unchanged, so is the result. Decision 58. */
export type Sight = {
  /** A hash of the generator and the templates. */
  readonly code: string
  /** Site.yaml, in which nothing was wrong. */
  readonly site: WrittenSite
  /** A hash of the command's options, of site.yaml, and of the file with the comments. */
  readonly told: string
  /** A hash of the names, sizes and times of all other content files. */
  readonly files: string
  /** It holds from this time on, in milliseconds since 1970 … */
  readonly from: number
  /** … and before this one, the next instant that a file or site.yaml names; `null` if none is to come. */
  readonly until: number | null
  readonly report: Pick<BuildReport, 'posts' | 'pages' | 'nextDue'>
}

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

type Told = {
  readonly options: BuildOptions
  /** A hash of the bytes of site.yaml. */
  readonly site: string
  /** A hash of the file with the comments; `null` if there is none. */
  readonly comments: string | null
}

export function hashOfTold({ options, ...hashes }: Told): string {
  // Every option counts unless it is named here: a new one may decide what is published.
  const { now: _now, useCache: _useCache, inPlace: _inPlace, ...told } = options
  const { memory: _memory, code: _code, glance: _glance, tell: _tell, ...said } = told
  return hashOf(JSON.stringify([said, hashes]))
}

export function hashOfFiles(files: readonly Pick<FoundFile, 'source' | 'size' | 'modified'>[]) {
  const lines = files.map(({ source, size, modified }) => `${size} ${modified} ${source}\n`)
  return hashOf(lines.join(''))
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
  return hashOfFiles(files.sort((a, b) => compareText(a.source, b.source)))
}

/** The next time at which something that depends on the clock can change. */
export function nextInstant({ posts }: ContentRecords, site: Site, now: number): number | null {
  const isAhead = openFuture(now)
  const ofPosts = [...posts.values()].flatMap(({ value }) =>
    instantsOf(value).filter(instant => instant !== null && isAhead(instant)),
  )
  const instants = [...ofPosts, securityEnd(site)]
    .flatMap(instant => (instant === null ? [] : Date.parse(instant)))
    .filter(instant => instant > now)
  return instants.reduce<number | null>((first, next) => Math.min(first ?? next, next), null)
}

function instantsOf({ date, publish, expires, comments }: Post): readonly (string | null)[] {
  return [date, publish, expires, comments.kind === 'open' ? comments.closesAt : null]
}

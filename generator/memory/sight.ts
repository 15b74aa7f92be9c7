import type { BuildOptions } from '../build-options.ts'
import type { BuildReport } from '../build-report.ts'
import { compareText } from '../compare-text.ts'
import type { FoundFile, FoundFiles } from '../content/find-files.ts'
import type { Post } from '../content/post.ts'
import type { ContentRecords } from '../content/read-content.ts'
import { type FileRecord, hashOf } from '../content/records.ts'
import { openFuture } from '../content/schedule.ts'
import type { Hashing } from '../content/together/hashing.ts'
import type { PublishedSite } from '../publish/build-record.ts'
import type { Looking } from '../publish/looking.ts'
import type { Neighbour } from '../publish/neighbour.ts'
import type { Recognition } from '../publish/recognise-together.ts'
import type { WrittenSite } from '../site/read-site.ts'
import type { Site } from '../site/site.ts'

/** All that a build depended on, and what it reported: one that finds the same would do and report the same. Decision 58. */
export type Sight = {
  /** Of the generator and the templates. */
  readonly code: string
  /** What site.yaml says, and nothing was wrong with. */
  readonly site: WrittenSite
  /** Of what the command was told, of site.yaml, and of the file with the comments. */
  readonly told: string
  /** Of the names, sizes and times of all other files of the content. */
  readonly files: string
  /** From this moment on, in milliseconds since 1970 … */
  readonly from: number
  /** … and before this one, no instant comes that any file or site.yaml names; `null`: none ever will. */
  readonly until: number | null
  readonly report: Pick<BuildReport, 'posts' | 'pages' | 'nextDue'>
}

/** What a build saw before it read any file, and what it let other threads begin then. */
export type Glance = {
  readonly found: FoundFiles
  /** A hash of the names, sizes and times of all of them but site.yaml. */
  hashOfFound(): string
  /** The bytes of site.yaml; `null` where there is no such file. */
  readSiteFile(): Buffer | null
  /** What the last build wrote of the site; `null` where there is nothing, or nothing sound. */
  readonly site: PublishedSite | null
  /** Looks at the files of that site, if it still stands where it was published. */
  readonly looking: Looking | undefined
  /** Reads the files of that site, if it was copied or restored. */
  readonly recognition: Recognition | undefined
  /** Reads the posts that are newer than any that the last build saw, if these are many. */
  readonly hashing: Hashing | undefined
  /** Copies that site by links, where nothing but content changed: most of it will stay. */
  readonly neighbour?: Neighbour | undefined
}

type Told = {
  readonly options: BuildOptions
  /** A hash of the bytes of site.yaml. */
  readonly site: string
  /** A hash of the file with the comments; `null` where there is none. */
  readonly comments: string | null
}

export function hashOfTold({ options, ...hashes }: Told): string {
  // An option that is not named here counts: it may decide what is published.
  const { now: _now, useCache: _useCache, inPlace: _inPlace, ...told } = options
  const { memory: _memory, code: _code, glance: _glance, tell: _tell, ...said } = told
  return hashOf(JSON.stringify([said, hashes]))
}

export function hashOfFiles(files: readonly Pick<FoundFile, 'source' | 'size' | 'modified'>[]) {
  const lines = files.map(({ source, size, modified }) => `${size} ${modified} ${source}\n`)
  return hashOf(lines.join(''))
}

/** `null` where a file was changed so shortly before it was read that its time tells nothing. */
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

/** Whatever depends on the clock compares it with one of these. */
export function nextInstant({ posts }: ContentRecords, site: Site, now: number): number | null {
  const isAhead = openFuture(now)
  const ofPosts = [...posts.values()].flatMap(({ value }) =>
    instantsOf(value).filter(instant => instant !== null && isAhead(instant)),
  )
  const instants = [...ofPosts, site.security?.expires ?? null]
    .flatMap(instant => (instant === null ? [] : Date.parse(instant)))
    .filter(instant => instant > now)
  return instants.reduce<number | null>((first, next) => Math.min(first ?? next, next), null)
}

function instantsOf({ date, publish, expires, comments }: Post): readonly (string | null)[] {
  return [date, publish, expires, comments.kind === 'open' ? comments.closesAt : null]
}

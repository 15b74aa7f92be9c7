import type { BuildOptions } from '../build-options.ts'
import type { BuildReport } from '../build-report.ts'
import type { Post } from '../content/post.ts'
import type { ContentRecords } from '../content/read-content.ts'
import { openFuture } from '../content/schedule.ts'
import { hashOf } from '../hash-of.ts'
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
  readonly report: Pick<BuildReport, 'posts' | 'pages' | 'nextDue'>
} & Validity

export type Validity = {
  /** It holds from this time on, in milliseconds since 1970 … */
  readonly from: number
  /** … and before this one, the next instant that a file or site.yaml names; `null` if none is to come. */
  readonly until: number | null
}

export function isValid({ from, until }: Validity, now: number): boolean {
  return from <= now && (until === null || now < until)
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

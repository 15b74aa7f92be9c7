import type { BuildOptions } from '../build-options.ts'
import type { Post } from '../content/post.ts'
import type { ContentRecords, Index } from '../content/read-content.ts'
import { hashOf } from '../hash-of.ts'
import type { Threads } from '../plan/conversation/conversations.ts'
import type { KnownPlan } from '../plan/entries.ts'
import type { Assets } from '../plan/plan-pages.ts'
import type { BuildRecord } from './build-record.ts'
import { hashOfTold, isValid, type Validity } from './sight.ts'

/** What a build planned, so that the next one knows whether it would plan the same. Decision 67. */
export type Planned = {
  /** A hash of everything a plan is made from, apart from the content. */
  readonly of: string
  /** How many posts and pages it has, to know that none was left out. */
  readonly published: number
  /** Whether unpublished posts were part of it, with addresses of their own. */
  readonly drafts: boolean
} & Validity

type PlanMadeOf = {
  readonly threads: Threads
  readonly assets: Assets
  readonly options: BuildOptions
  readonly ground: string
}

export function hashOfPlan({ threads, assets, options, ground }: PlanMadeOf): string {
  const comments = threads.size === 0 ? null : hashOf(JSON.stringify([...threads]))
  // The path that a file is copied from does not count: a site restored in another folder is the same.
  const files = assets.files.map(({ output, hash }) => [output, hash])
  const told = hashOfTold({ options, site: ground, comments })
  return hashOf(JSON.stringify([told, { ...assets, files }]))
}

type ReadContent = {
  readonly index: Index
  /** See `findChangedTexts`. */
  readonly changed: ReadonlySet<Post> | null
}

/** What still holds of the last plan, if only the texts in `changed` are different. */
export function findKnownPlan(
  of: string,
  { index, changed }: ReadContent,
  { planned, outputs }: BuildRecord,
): (KnownPlan & Pick<Planned, 'until'>) | undefined {
  const isSame = planned?.of === of && planned.published === index.published.size
  if (changed === null || !isSame) return undefined
  // Only front matter and site.yaml name times, and these are unchanged.
  const { until } = planned
  return { isChanged: text => changed.has(text), fingerprintOf: outputs.fingerprintOf, until }
}

/**
 * The posts whose texts have changed since the last plan, provided that everything other pages show of them is the
 * same. `null` if anything else has changed, or if the last build left anything out.
 */
export function findChangedTexts(
  { records: now }: Index,
  { planned, content: before }: BuildRecord,
  options: Pick<BuildOptions, 'now' | 'drafts'>,
): ReadonlySet<Post> | null {
  // Otherwise other files would be published than then.
  if (planned === null || !isValid(planned, options.now) || planned.drafts !== options.drafts)
    return null
  if (!isSameBeside(now, before)) return null
  if (now.posts.size !== before.posts.size) return null
  const changed = new Set<Post>()
  for (const { value: post } of now.posts.values()) {
    const last = before.posts.get(post.source)?.value
    if (post === last) continue
    if (last === undefined || !isSameButText(post, last)) return null
    changed.add(post)
  }
  return changed
}

/** Leaves out what matters only to a text's own page and to feeds. */
function isSameButText(now: Post, before: Post): boolean {
  const keys = Object.keys(now) as (keyof Post)[]
  const around = keys.filter(key => !ofText.has(key))
  return around.every(key => JSON.stringify(now[key]) === JSON.stringify(before[key]))
}

const ofText: ReadonlySet<keyof Post> = new Set([
  'hash',
  'bodyLine',
  'minutes',
  'references',
  'fragments',
])

/** A changed text may be the first to show an image, whose facts then change other pages that link to it. */
function isSameBeside(now: ContentRecords, before: ContentRecords): boolean {
  const filesOf = ({ attachments }: ContentRecords) =>
    JSON.stringify(Object.values(attachments).map(({ value }) => value))
  const imagesOf = ({ images }: ContentRecords) => JSON.stringify([images?.recipe, images?.facts])
  const isSame = now.attachments === before.attachments || filesOf(now) === filesOf(before)
  return isSame && imagesOf(now) === imagesOf(before)
}

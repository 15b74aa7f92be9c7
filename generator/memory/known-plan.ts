import type { Work } from '../build.ts'
import type { Post } from '../content/post.ts'
import type { ContentRecords, Index } from '../content/read-content.ts'
import { hashOf, type Records } from '../content/records.ts'
import type { Threads } from '../plan/conversations.ts'
import type { KnownPlan } from '../plan/entries.ts'
import type { Assets } from '../plan/plan-pages.ts'
import { hashOfTold } from './sight.ts'

/** What a build planned, so that the next one knows whether it would plan the same. Decision 67. */
export type Planned = {
  /** A hash of all that a plan is made of besides the content. */
  readonly of: string
  /** How many posts and pages: nothing was left out of it. */
  readonly published: number
  /** As those of a sight. */
  readonly from: number
  readonly until: number | null
}

type PlanMadeOf = { readonly threads: Threads; readonly assets: Assets }

export function hashOfPlan({ threads, assets }: PlanMadeOf, { options, ground }: Work): string {
  const comments = threads.size === 0 ? null : hashOf(JSON.stringify([...threads]))
  return hashOf(JSON.stringify([hashOfTold({ options, site: ground.hash, comments }), assets]))
}

/** Where nothing changed but texts, of which other pages show nothing else than they did. */
export function findKnownPlan(
  of: string,
  { records, published }: Index,
  { options: { now }, ground }: Work,
): (KnownPlan & Pick<Planned, 'until'>) | undefined {
  const { planned, content, outputs } = ground.record
  const isOfThisTime =
    planned !== null && planned.from <= now && (planned.until === null || now < planned.until)
  const isSame = isOfThisTime && planned.of === of && planned.published === published.size
  const changed = isSame ? changedTexts(records, content) : null
  if (changed === null) return undefined
  // A text names no moments.
  const until = planned?.until ?? null
  return { changed, fingerprintOf: output => outputs.get(output)?.fingerprint, until }
}

/** `null` if anything else changed. */
function changedTexts(now: ContentRecords, before: ContentRecords): Set<Post> | null {
  if (!isSameBeside(now, before)) return null
  const sources = Object.keys(now.posts)
  if (sources.length !== Object.keys(before.posts).length) return null
  const anew = sources.filter(source => now.posts[source]?.value !== before.posts[source]?.value)
  const isEdited = (source: string) => isSameButText(now.posts[source], before.posts[source])
  if (!anew.every(isEdited)) return null
  return new Set(anew.flatMap(source => now.posts[source]?.value ?? []))
}

type PostRecord = Records<Post>[string]

/** What is left out here decides what stands on the page of the post itself, and where its text stands in full. */
function isSameButText(now: PostRecord | undefined, before: PostRecord | undefined): boolean {
  if (now === undefined || before === undefined) return false
  const around = ({ value }: PostRecord) => {
    const { hash: _, bodyLine: _line, minutes: _minutes, ...rest } = value
    const { references: _references, fragments: _fragments, ...others } = rest
    return JSON.stringify(others)
  }
  return around(now) === around(before)
}

/** A text may show an image that others only lead to: what is known of it then is shown by them, too. */
function isSameBeside(now: ContentRecords, before: ContentRecords): boolean {
  const filesOf = ({ attachments }: ContentRecords) =>
    JSON.stringify(Object.values(attachments).map(({ value }) => value))
  const imagesOf = ({ images }: ContentRecords) => JSON.stringify([images?.recipe, images?.facts])
  const isSame = now.attachments === before.attachments || filesOf(now) === filesOf(before)
  return isSame && imagesOf(now) === imagesOf(before)
}

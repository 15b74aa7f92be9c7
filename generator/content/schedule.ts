import { compareInstants, laterOf } from './instants.ts'
import type { Post } from './post.ts'

/** Why a post is not published; the instants are in UTC. */
export type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: string }
  | { readonly kind: 'expired'; readonly since: string }

/** `null` for a post that is published at `now`. */
export function whyUnpublished(post: Post, now: number): Unpublished | null {
  if (post.expires !== null && isOver(post, now)) return { kind: 'expired', since: post.expires }
  if (post.draft) return { kind: 'draft' }
  const from = appearsAt(post)
  return Date.parse(from) <= now ? null : { kind: 'scheduled', from }
}

/** Neither before its date nor before "publish": a date in the future belongs to something in the future. */
export function appearsAt({ publish, date }: Pick<Post, 'publish' | 'date'>): string {
  return publish === null ? date : laterOf(date, publish)
}

/** `drafts` shows everything, as an author's preview does. */
export function isPublished(
  post: Post,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): boolean {
  return drafts || whyUnpublished(post, now) === null
}

/** When a scheduled post will be published; `null` for every other. */
export function dueOf(
  post: Post,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): string | null {
  const why = drafts ? null : whyUnpublished(post, now)
  return why?.kind === 'scheduled' ? why.from : null
}

function isOver({ expires }: Post, now: number): boolean {
  return expires !== null && Date.parse(expires) <= now
}

/** The first instant after `now` at which a post appears, disappears, or closes its conversation. */
export function nextDue(posts: readonly Post[], now: number): string | null {
  const isAhead = openFuture(now)
  const sooner = (first: string | null, instant: string | null) => {
    if (instant === null || !isAhead(instant)) return first
    return first === null || compareInstants(instant, first) < 0 ? instant : first
  }
  return posts.reduce<string | null>((first, post) => {
    if (post.draft || isOver(post, now)) return first
    const { expires, comments } = post
    const closesAt = comments.kind === 'open' ? comments.closesAt : null
    return sooner(sooner(sooner(first, appearsAt(post)), expires), closesAt)
  }, null)
}

/** Whether an instant in UTC comes after `now`. Most are on a day long past; only the others need parsing. */
export function openFuture(now: number): (instant: string) => boolean {
  const today = new Date(now).toISOString().slice(0, 10)
  return instant => instant >= today && Date.parse(instant) > now
}

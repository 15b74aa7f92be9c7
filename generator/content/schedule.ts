import { compareInstants, laterOf } from './instants.ts'
import type { Post } from './post.ts'

/** The reason why a post is not published. Instants are in UTC. */
type Unpublished =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly from: string }
  | { readonly kind: 'expired'; readonly since: string }

/** Returns `null` if the post is published at `now`. */
export function whyUnpublished(post: Post, now: number): Unpublished | null {
  if (post.expires !== null && isOver(post, now)) return { kind: 'expired', since: post.expires }
  if (post.draft) return { kind: 'draft' }
  const from = appearsAt(post)
  return Date.parse(from) <= now ? null : { kind: 'scheduled', from }
}

/** A post appears at the later of `date` and `publish`: a date in the future also holds it back. */
export function appearsAt({ publish, date }: Pick<Post, 'publish' | 'date'>): string {
  return publish === null ? date : laterOf(date, publish)
}

/** With `drafts`, as in an author's preview, everything counts as published. */
export function isPublished(
  post: Post,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): boolean {
  return drafts || whyUnpublished(post, now) === null
}

/** When a scheduled post will be published; `null` if the post is not scheduled. */
export function dueOf(
  post: Post,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): string | null {
  const why = drafts ? null : whyUnpublished(post, now)
  return why?.kind === 'scheduled' ? why.from : null
}

/** Whether readers may respond at `now`, unless a moderator closed the conversation. */
export function takesComments({ comments }: Pick<Post, 'comments'>, now: number): boolean {
  if (comments.kind !== 'open') return false
  return comments.closesAt === null || Date.parse(comments.closesAt) > now
}

function isOver({ expires }: Post, now: number): boolean {
  return expires !== null && Date.parse(expires) <= now
}

/** The first instant after `now` at which a post appears or disappears, or its conversation closes. */
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

/** Whether an instant in UTC is after `now`. Only an instant of today or later is parsed; most are older. */
export function openFuture(now: number): (instant: string) => boolean {
  const today = new Date(now).toISOString().slice(0, 10)
  return instant => instant >= today && Date.parse(instant) > now
}

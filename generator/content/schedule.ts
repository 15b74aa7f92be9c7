import { compareText } from '../diagnostic.ts'
import type { Post } from './post.ts'

/** `drafts` shows everything that is not over, as an author's preview does. */
export function isPublished(
  post: Post,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): boolean {
  if (isOver(post, now)) return false
  if (drafts) return true
  return !post.draft && Date.parse(post.publish ?? post.date) <= now
}

function isOver({ expires }: Post, now: number): boolean {
  return expires !== null && Date.parse(expires) <= now
}

/** The first instant after `now` at which a post appears, disappears, or closes its conversation. */
export function nextDue(posts: readonly Post[], now: number): string | null {
  const instants = posts
    .filter(post => !post.draft && !isOver(post, now))
    .flatMap(post => [
      post.publish ?? post.date,
      post.expires,
      post.comments.kind === 'open' ? post.comments.closesAt : null,
    ])
  return (
    instants
      .filter(instant => instant !== null && Date.parse(instant) > now)
      .sort((a, b) => compareText(a ?? '', b ?? ''))[0] ?? null
  )
}

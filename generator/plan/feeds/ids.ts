import { laterOf } from '../../content/instants.ts'
import type { Post } from '../../content/post.ts'
import type { Site } from '../../site/site.ts'
import { yearOf } from '../calendar.ts'

/** Names that feeds give to things: an address may change, these stay. */
export type FeedIds = {
  post(post: Post): string
  /** Of the feed of a post's comments. */
  conversation(post: Post): string
  comment(comment: { readonly id: string; readonly createdAt: string }): string
}

/**
 * A "tag" URI is a name that its owner gives once, in a year, on a host:
 * https://www.rfc-editor.org/rfc/rfc4151. No thread id holds a ":", so the three kinds never meet.
 */
export function createFeedIds(site: Site): FeedIds {
  const host = new URL(site.url).hostname
  const name = (instant: string, words: string) =>
    `tag:${host},${String(yearOf(site, instant)).padStart(4, '0')}:${words}`
  return {
    post: ({ id, date }) => name(date, encodeURIComponent(id)),
    conversation: ({ id, date }) => name(date, `comments:${encodeURIComponent(id)}`),
    comment: ({ id, createdAt }) => name(createdAt, `comment:${id}`),
  }
}

/** Readers take a moment before 1990 for a mistake. */
const beforeAnyFeed = '1990-01-01T00:00:00Z'

/** Of the content, never of the build: the same input gives the same feed. */
export function newest(instants: readonly string[]): string {
  return instants.reduce(laterOf, beforeAnyFeed)
}

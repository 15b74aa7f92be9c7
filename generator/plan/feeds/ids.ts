import { laterOf } from '../../content/instants.ts'
import type { Post } from '../../content/post.ts'
import type { Site } from '../../site/site.ts'
import { yearOf } from '../calendar.ts'

/** Permanent ids for feeds, which stay the same when an address changes. */
export type FeedIds = {
  post(post: Post): string
  /** The id of the feed of a post's comments. */
  conversation(post: Post): string
  comment(comment: { readonly id: string; readonly createdAt: string }): string
}

/**
 * Ids are tag URIs, which consist of a host, a year, and a name that is unique there:
 * https://www.rfc-editor.org/rfc/rfc4151. No thread id contains a ":", so the three kinds cannot clash.
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

/** Feed readers treat earlier dates as mistakes. */
const beforeAnyFeed = '1990-01-01T00:00:00Z'

/** The latest instant of the content. The time of the build is never used, so the same input gives the same feed. */
export function newest(instants: readonly string[]): string {
  return instants.reduce(laterOf, beforeAnyFeed)
}

import { cursorAfter, cursorPattern } from '../../../comments-api/contract/cursor.ts'
import type { Post } from '../../content/post.ts'
import type { Setting } from '../setting.ts'
import type { MoreResponses } from '../showing/conversation.ts'
import { responsesPath } from './comments-path.ts'
import type { SplitThread } from './split-thread.ts'

/** Where reading continues after the post's page. */
export function moreResponses(setting: Setting, post: Post): MoreResponses | undefined {
  const split = setting.split(post)
  const { order } = setting.site.comments
  const next = order === 'newest' ? split.apart.at(-1) : split.apart[0]
  if (next === undefined) return undefined
  const url = encodeURI(responsesPath(post, next.number))
  const place = cursorOf(split)
  if (order === 'oldest') return { url, cursor: null, oldest: place }
  return { url, cursor: place, oldest: place && split.last ? cursorAfter(split.last) : null }
}

/** Greater than every other id. */
const afterAllIds = 'z'.repeat(40)

/**
 * The service lists by time and does not group replies. So the list starts from the newest comment that is not on the
 * post's page, which may be a late reply to an old one: nothing is missed.
 */
function cursorOf({ apart }: SplitThread): string | null {
  const instants = apart.flatMap(part => part.comments.map(comment => comment.createdAt))
  const createdAt = instants.reduce((newest, instant) => (instant > newest ? instant : newest))
  const cursor = cursorAfter({ createdAt, id: afterAllIds })
  return cursorPattern.test(cursor) ? cursor : null
}

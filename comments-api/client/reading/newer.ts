import type { WireComment, WireThread } from '../../contract/thread.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import { requestTimeout } from '../timeout.ts'

/** `now` is by the service's clock, since the reader's may be wrong. */
export type Answer = WireThread & { readonly now: number }

/** In characters: several times the size of 200 of the longest comments. */
const mostText = 8_000_000

/**
 * Fetches what has changed since the page was made or last asked; `null` if the service is away or the answer is
 * invalid. A broken service may say `next` for ever, and the reader must not wait for its end.
 */
export async function fetchNewer(
  thread: ThreadOnPage,
  cursor: Record<string, string> = {},
  most = 100,
): Promise<Answer | null> {
  const { action, version, epoch } = thread
  const answer = await fetchAnswer(action, { since: version, ...(epoch && { epoch }), ...cursor })
  if (!answer?.next || !most) return answer
  // Keeps the version of the first page: changes made meanwhile will be fetched next time.
  const rest = await fetchNewer(thread, { cursor: answer.next }, most - 1)
  return rest && { ...answer, comments: [...answer.comments, ...rest.comments] }
}

/** `null` if the service is away or the answer is invalid. */
export async function fetchAnswer(
  action: string,
  query: Record<string, string>,
): Promise<Answer | null> {
  try {
    const response = await fetch(`${action}?${new URLSearchParams(query)}`, {
      signal: requestTimeout(),
      credentials: 'omit',
      cache: 'no-cache',
    })
    const text = await response.text()
    if (text.length > mostText || !response.ok) return null
    const answer: WireThread = JSON.parse(text)
    return answer.comments.every(isComment) ? { ...answer, now: clockOf(response.headers) } : null
  } catch {
    // Unreachable, too slow, not JSON or not a thread: to the reader it is all the same.
    return null
  }
}

/** `Age` says how long a cache on the way has kept it: https://www.rfc-editor.org/rfc/rfc9111#section-5.1 */
function clockOf(headers: Headers): number {
  return Date.parse(String(headers.get('date'))) + Number(headers.get('age')) * 1000
}

export function isComment(value: Partial<WireComment> | null): value is WireComment {
  return (
    isId(value?.id) &&
    (value.parent === null || isId(value.parent)) &&
    typeof value.html === 'string' &&
    typeof value.author?.name === 'string' &&
    typeof value.author.avatar === 'string' &&
    Date.parse(String(value.createdAt)) > 0
  )
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]{8,40}$/.test(value)
}

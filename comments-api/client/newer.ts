import type { WireComment, WireThread } from '../contract/thread.ts'
import { givenUpInTime } from './patience.ts'
import type { ThreadOnPage } from './thread-on-page.ts'

type Answer = Pick<WireThread, 'comments' | 'next'>

/** A service that says `next` for ever is broken; the reader must not wait for its end. */
const mostAnswers = 100

/** What changed since the page was made, or `null` when the service is away or talks nonsense. */
export async function fetchNewer(thread: ThreadOnPage): Promise<readonly WireComment[] | null> {
  const comments: WireComment[] = []
  let cursor: string | null = null
  for (let count = 0; count < mostAnswers; count += 1) {
    const answer = await fetchAnswer(thread, cursor)
    if (answer === null) return null
    comments.push(...answer.comments)
    cursor = answer.next
    if (cursor === null) break
  }
  return comments
}

async function fetchAnswer(thread: ThreadOnPage, cursor: string | null): Promise<Answer | null> {
  const query = new URLSearchParams({ since: thread.version })
  if (thread.epoch) query.set('epoch', thread.epoch)
  if (cursor !== null) query.set('cursor', cursor)
  try {
    const response = await fetch(`${thread.action}?${query}`, {
      signal: givenUpInTime(),
      credentials: 'omit',
      cache: 'no-cache',
    })
    return response.ok ? readAnswer(await response.json()) : null
  } catch {
    // Unreachable, slower than our patience, or not JSON: for the reader it is all one.
    return null
  }
}

function readAnswer(answer: Partial<Answer> | null): Answer | null {
  const comments = answer?.comments
  if (!Array.isArray(comments) || !comments.every(isComment)) return null
  const next = answer?.next
  return { comments, next: typeof next === 'string' ? next : null }
}

export function isComment(value: Partial<WireComment> | null): value is WireComment {
  return (
    isId(value?.id) &&
    (value?.parent === null || isId(value?.parent)) &&
    typeof value?.html === 'string' &&
    typeof value.author?.name === 'string' &&
    typeof value.author.avatar === 'string' &&
    !Number.isNaN(Date.parse(String(value.createdAt)))
  )
}

function isId(value: unknown): boolean {
  return /^[a-z0-9]{8,40}$/.test(String(value))
}

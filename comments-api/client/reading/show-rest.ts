import type { WireComment, WireThread } from '../../contract/thread.ts'
import { pressable } from '../buttons.ts'
import * as texts from '../texts/en/rest.ts'
import { findComment, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { belongsElsewhere, create, placeComments } from './place-comment.ts'

type Came = Pick<WireThread, 'comments' | 'mentions'>

/** As many as a page of a long thread has. */
const mostAtOnce = 100

/** Places as much of a very long answer as a page shows, and offers the rest. */
export async function placeAnswer(thread: ThreadOnPage, came: Came): Promise<readonly Element[]> {
  const some = takeSome(thread, came.comments)
  if (came.mentions.length === 0) return placeComments(thread, some)
  const mentions = await import('./show-mentions.ts')
  return mentions.placeAnswer(thread, { ...came, comments: some })
}

function takeSome(thread: ThreadOnPage, comments: readonly WireComment[]): WireComment[] {
  if (!thread.rest) addEventListener('hashchange', () => placeComments(thread, takeLinked(thread)))
  const told = new Set(comments.map(({ id }) => id))
  const before = thread.rest?.filter(({ id }) => !told.has(id)) ?? []
  thread.rest = [...comments, ...before]
  return [...takeLinked(thread), ...takeFrom(thread, comments)]
}

/** The one that the address leads to, if it is among the rest. */
function takeLinked(thread: ThreadOnPage): WireComment[] {
  const linked = thread.rest?.filter(({ id }) => location.hash === `#comment-${id}`) ?? []
  return takeFrom(thread, linked)
}

/** Shows the next of the rest, and takes the reader to the first of them. */
function showRest(thread: ThreadOnPage): void {
  const [first] = placeComments(thread, takeFrom(thread, thread.rest ?? []))
  leadTo(first?.querySelector('article') ?? null)
}

/** Takes from the rest what to draw now: the first of `wanted`, and everything that changes what is on the page. */
function takeFrom(thread: ThreadOnPage, wanted: readonly WireComment[]): WireComment[] {
  const rest = thread.rest ?? []
  const fresh = listFresh(thread, rest)
  const taken = firstOf(wanted, fresh)
  const left = rest.filter(comment => fresh.has(comment.id) && !taken.has(comment))
  // Deleted comments are only there for their replies.
  thread.rest = left.some(isShown) ? left : undefined
  offerRest(thread)
  const kept = new Set(left)
  return rest.filter(comment => !kept.has(comment))
}

/** What is neither on the page nor on one that has yet to be loaded. */
function listFresh(
  thread: ThreadOnPage,
  rest: readonly WireComment[],
): ReadonlyMap<string, WireComment> {
  const fresh = new Map<string, WireComment>()
  for (const comment of rest.toReversed()) {
    const isHere = fresh.has(String(comment.parent)) || !belongsElsewhere(thread, comment)
    if (isHere && !findComment(thread, comment.id)) fresh.set(comment.id, comment)
  }
  return fresh
}

/** Each with its parents; if a chain of replies is too long, the oldest first. */
function firstOf(
  wanted: readonly WireComment[],
  fresh: ReadonlyMap<string, WireComment>,
): Set<WireComment> {
  const taken = new Set<WireComment>()
  for (const { id } of wanted) {
    const line = new Set<WireComment>()
    let next = fresh.get(id)
    while (next && !line.has(next) && !taken.has(next)) {
      line.add(next)
      next = fresh.get(String(next.parent))
    }
    for (const each of [...line].toReversed().slice(0, mostAtOnce - taken.size)) taken.add(each)
    if (taken.size === mostAtOnce) break
  }
  return taken
}

/** Below the comments, like the link to older ones. */
function offerRest(thread: ThreadOnPage): void {
  const { list, rest, section } = thread
  section.querySelector('.rest')?.remove()
  if (!rest) return
  const offer = create(section, 'p', 'more rest')
  const count = rest.filter(isShown).length
  offer.append(pressable(texts.showRest(count), () => showRest(thread)))
  list.after(offer)
}

function isShown({ status }: WireComment): boolean {
  return status === 'approved'
}

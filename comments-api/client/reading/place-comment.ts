import type { WireComment, WireThread } from '../../contract/thread.ts'
import { findComment, findMore, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { arrange } from './arrange.ts'
import { drawComment } from './draw-comment.ts'
import { keepingReadingPlace } from './reading-place.ts'
import { settle } from './settle.ts'
import { clearTombstones } from './tombstones.ts'

/** Unless a mention came: see show-mentions.ts. */
export function placeAnswer(
  thread: ThreadOnPage,
  { comments }: Pick<WireThread, 'comments'>,
): readonly Element[] {
  return placeComments(thread, comments)
}

/**
 * Puts comments where the next build would, without moving what is being read. Returns those that were not there
 * before.
 */
export function placeComments(
  thread: ThreadOnPage,
  comments: readonly WireComment[],
  mark?: () => void,
): readonly Element[] {
  const before = new Set<Element | null | undefined>(listResponses(thread))
  keepingReadingPlace(thread, () => {
    const lists = new Set<Element>()
    // Under the same id, what comes now is newer than what waited.
    const coming = new Map<string | null, WireComment>(
      [...thread.waiting.splice(0), ...comments.toReversed()].map(comment => [comment.id, comment]),
    )
    const place = (comment: WireComment) => {
      coming.delete(comment.id)
      // A reply needs its parent to be there before it.
      const parent = coming.get(comment.parent)
      if (parent) place(parent)
      const isElsewhere = belongsElsewhere(thread, comment)
      if (isElsewhere && !comment.pinned) thread.waiting.push(comment)
      else lists.add(putIntoList(thread, comment))
      // What was public before it was pinned is not new.
      if (isElsewhere) before.add(findComment(thread, comment.id)?.parentElement)
    }
    for (const comment of coming.values()) place(comment)
    for (const list of lists) arrange(thread, list)
    clearTombstones(thread)
    mark?.()
    settle(thread)
  })
  return listResponses(thread).filter(response => !before.has(response))
}

function listResponses({ list }: ThreadOnPage): Element[] {
  return [...list.querySelectorAll('.response:not(:has(> .tombstone))')]
}

/** If it is on another page of a long thread, or its parent is, or is still to come, the comment waits. */
export function belongsElsewhere(
  thread: ThreadOnPage,
  { createdAt, id, parent }: WireComment,
): boolean {
  const more = findMore(thread)
  if (!more || findComment(thread, id)) return false
  if (parent) return !findComment(thread, parent)
  return `${createdAt}~${id}` < String(more.dataset['oldest'])
}

/** Returns the list, which has yet to be sorted. */
function putIntoList(thread: ThreadOnPage, comment: WireComment): Element {
  const { id, parent } = comment
  const present = findComment(thread, id)
  const answered = findComment(thread, String(parent))?.parentElement
  const list = answered ? answersTo(thread, answered) : thread.list
  const isFlat = answered?.parentElement === list
  const drawn = drawComment(thread, comment, isFlat ? parent : null)
  // A form in it comes back by itself: see edit-own.ts.
  const isFocused = present?.matches(':focus-within:not(:has(form))')
  if (present) present.replaceWith(drawn)
  else create(list, 'li', 'response').append(drawn)
  // Whoever left the focus there may be reading something else.
  if (isFocused) leadTo(findComment(thread, id), { preventScroll: true })
  return list
}

/** The nested list or, at the last level that nest-replies.ts nests, the same list. */
export function answersTo({ depth }: ThreadOnPage, answered: Element): Element {
  const isFlat = answered.matches(`${'.replies '.repeat(Number(depth) - 1)}.response`)
  if (isFlat && answered.parentElement) return answered.parentElement
  return answered.querySelector(':scope > .replies') ?? create(answered, 'ol', 'replies')
}

export function create(place: Element, name: string, className: string): Element {
  const element = document.createElement(name)
  element.className = className
  return place.appendChild(element)
}

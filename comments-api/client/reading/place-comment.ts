import type { WireComment, WireThread } from '../../contract/thread.ts'
import { findComment, findMore, type ThreadOnPage } from '../thread-on-page.ts'
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
  const before = new Set(listResponses(thread))
  keepingReadingPlace(thread, () => {
    const lists = new Set<Element>()
    for (const comment of inOrder(thread, comments)) {
      if (belongsElsewhere(thread, comment)) thread.waiting.push(comment)
      else lists.add(putIntoList(thread, comment))
    }
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

/** The service sends the newest first, but a reply needs its parent to be there before it. */
function inOrder({ waiting }: ThreadOnPage, comments: readonly WireComment[]): WireComment[] {
  return [...waiting.splice(0), ...comments.toReversed()].sort((one, other) =>
    one.createdAt.localeCompare(other.createdAt),
  )
}

/** If it is on another page of a long thread, or its parent is, or is still to come, the comment waits. */
export function belongsElsewhere(thread: ThreadOnPage, comment: WireComment): boolean {
  const { createdAt, id, parent, pinned } = comment
  const more = findMore(thread)
  if (more === null || findComment(thread, id)) return false
  if (parent) return findComment(thread, parent) === null
  return !pinned && `${createdAt}~${id}` < String(more.dataset['oldest'])
}

/** Returns the list, which has yet to be sorted. */
function putIntoList(thread: ThreadOnPage, comment: WireComment): Element {
  const { id, parent } = comment
  const present = findComment(thread, id)
  const answered = parent && findComment(thread, parent)?.parentElement
  const list = answered ? answersTo(thread, answered) : thread.list
  const isFlat = answered && answered.parentElement === list
  const drawn = drawComment(thread, comment, isFlat ? parent : null)
  if (present) present.replaceWith(drawn)
  else create(list, 'li', 'response').append(drawn)
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
  place.append(element)
  return element
}

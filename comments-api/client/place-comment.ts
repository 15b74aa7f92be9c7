import type { WireComment } from '../contract/thread.ts'
import { drawComment } from './draw-comment.ts'
import { findComment, type ThreadOnPage } from './thread-on-page.ts'

type Spot = {
  readonly list: Element
  readonly before: Element | null | undefined
  readonly isFlat?: boolean
}

/** Puts a comment where the next build would put it. Says whether it is one that was not there. */
export function placeComment(thread: ThreadOnPage, comment: WireComment): boolean {
  const present = findComment(thread, comment.id)
  const { list, before = null, isFlat } = findSpot(thread, comment)
  const drawn = drawComment(thread, comment, isFlat ? comment.parent : null)
  const response = present?.parentElement ?? create('li', 'response new')
  const isMoved = present === null || isPinned(present) !== isPinned(drawn)
  const moving = isMoved && before !== response ? familyOf(response) : []
  if (present) present.replaceWith(drawn)
  else response.append(drawn)
  for (const moved of moving) list.insertBefore(moved, before)
  return present === null
}

function findSpot(thread: ThreadOnPage, comment: WireComment): Spot {
  const { id, createdAt, parent, pinned } = comment
  const key = `${createdAt}comment-${id}`
  const answered = parent && findComment(thread, parent)?.parentElement
  if (!answered) {
    const isAfter = (sibling: Element) =>
      isPinned(sibling) === pinned ? keyOf(sibling) > key === (thread.order === 'oldest') : pinned
    return { list: thread.list, before: findChild(thread.list, null, isAfter) }
  }
  // The level at which `generator/plan/nest-replies.ts` stops to set replies inside each other.
  const isFlat = answered.matches(`${'.replies '.repeat(Number(thread.depth) - 1)}.response`)
  const list = (isFlat && answered.parentElement) || repliesOf(answered)
  // Replies read like talk: the oldest first.
  const later = findChild(list, parent, sibling => keyOf(sibling) > key)
  const end = isFlat ? familyOf(answered).at(-1)?.nextElementSibling : null
  return { list, before: later ?? end, isFlat }
}

function findChild(
  list: Element,
  parent: string | null,
  isWanted: (child: Element) => boolean,
): Element | undefined {
  return [...list.children].find(child => parentOf(child) === parent && isWanted(child))
}

/** In a flat list what it answers is followed by all that was answered there; elsewhere it has its replies within. */
function familyOf(response: Element): Element[] {
  const family = [response]
  const ids = new Set([response.firstElementChild?.id])
  let next = response.nextElementSibling
  while (next && ids.has(`comment-${parentOf(next)}`)) {
    family.push(next)
    ids.add(next.firstElementChild?.id)
    next = next.nextElementSibling
  }
  return family
}

function repliesOf(response: Element): Element {
  const present = response.querySelector(':scope > .replies')
  if (present) return present
  const list = create('ol', 'replies')
  response.append(list)
  return list
}

function create(name: string, className: string): Element {
  const element = document.createElement(name)
  element.className = className
  return element
}

function parentOf({ firstElementChild }: Element): string | null | undefined {
  return firstElementChild?.getAttribute('data-parent')
}

/** Sorts as time does, and as the service does where the time is the same. */
function keyOf(response: Element): string {
  return `${response.querySelector('time')?.dateTime}${response.firstElementChild?.id}`
}

function isPinned(element: Element): boolean {
  return element.querySelector('.pinned') !== null
}

import type { WireComment } from '../contract/thread.ts'
import { drawComment } from './draw-comment.ts'
import { findComment, type ThreadOnPage } from './thread-on-page.ts'

/** The third level, where `templates/parts/responses.ts` stops to draw replies inside each other. */
const deepest = '.replies .replies > .response'

type Spot = { readonly list: Element; readonly before: Element | null; readonly isFlat: boolean }

/** Puts a comment where the next build would put it. Says whether it is one that was not there. */
export function placeComment(thread: ThreadOnPage, comment: WireComment): boolean {
  const present = findComment(comment.id)
  if (present !== null) {
    const isFlat = present.querySelector('.in-reply-to') !== null
    present.replaceWith(drawComment(thread, comment, isFlat ? comment.parent : null))
    return false
  }
  const { list, before, isFlat } = findSpot(thread, comment)
  const response = document.createElement('li')
  response.className = 'response new'
  response.append(drawComment(thread, comment, isFlat ? comment.parent : null))
  list.insertBefore(response, before)
  return true
}

/** Responses to the post: the newest first. Replies read like talk: the oldest first. */
function findSpot(thread: ThreadOnPage, { createdAt, parent }: WireComment): Spot {
  const sent = Date.parse(createdAt)
  const answered = parent && findComment(parent)?.parentElement
  if (!answered) {
    const before = [...thread.list.children].find(sibling => sentAt(sibling) < sent)
    return { list: thread.list, before: before ?? null, isFlat: false }
  }
  const isFlat = answered.matches(deepest)
  const list = isFlat ? answered.parentElement : repliesOf(answered)
  const before = [...(list?.children ?? [])].find(
    sibling => parentOf(sibling) === parent && sentAt(sibling) > sent,
  )
  return {
    list: list ?? thread.list,
    before: before ?? (isFlat ? afterDescendants(answered, parent) : null),
    isFlat,
  }
}

/** In a flat list a reply follows what it answers and all that was answered there before. */
function afterDescendants(answered: Element, id: string): Element | null {
  const family = new Set<string | null>([id])
  let next = answered.nextElementSibling
  while (next !== null && family.has(parentOf(next))) {
    family.add((next.firstElementChild?.id ?? '').replace('comment-', ''))
    next = next.nextElementSibling
  }
  return next
}

function repliesOf(response: Element): Element {
  const present = response.querySelector(':scope > .replies')
  if (present !== null) return present
  const list = document.createElement('ol')
  list.className = 'replies'
  response.append(list)
  return list
}

function parentOf(response: Element): string | null {
  return response.firstElementChild?.getAttribute('data-parent') ?? null
}

function sentAt(response: Element): number {
  return Date.parse(response.querySelector('time')?.dateTime ?? '')
}

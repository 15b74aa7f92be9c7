import type { WireComment } from '../../contract/thread.ts'
import { isComment } from '../reading/newer.ts'
import { belongsElsewhere, placeComments } from '../reading/place-comment.ts'
import * as mineTexts from '../texts/en/mine.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { listKept, storeKept } from './kept.ts'

/** After two weeks a moderator has decided, or never will: either way the page stops waiting. */
const heldFor = 14 * 24 * 60 * 60 * 1000

/** `heldAt` is by the reader's own clock, which may be wrong. */
type Held = WireComment & { readonly heldAt?: number }

/**
 * What the reader sent and no moderator has read yet: shown in this browser only. The service tells everybody that a
 * public comment which has to be read again is gone, and a page may still have it as it was.
 */
export function showHeld(thread: ThreadOnPage): void {
  const known = listKept(thread, 'held', isComment)
  const held = known.filter(comment => isRecent(comment) && !isDecided(thread, comment))
  if (held.length < known.length) storeKept(thread, 'held', held)
  if (held.length === 0) thread.said?.remove()
  for (const comment of held) {
    const isShown = findComment(thread, comment.id)?.matches('.held')
    if (!isShown && !belongsElsewhere(thread, comment)) drawHeld(thread, comment)
  }
}

/** An edited comment that is on the page, but has to be read by a moderator first. */
export function holdAgain(thread: ThreadOnPage, comment: WireComment): void {
  rememberHeld(thread, comment)
  drawHeld(thread, comment)
}

export function rememberHeld(thread: ThreadOnPage, comment: WireComment): void {
  dropHeld(thread, comment.id)
  storeKept(thread, 'held', [
    ...listKept(thread, 'held', isComment),
    { ...comment, heldAt: Date.now() },
  ])
}

export function dropHeld(thread: ThreadOnPage, id: string): void {
  storeKept(
    thread,
    'held',
    listKept(thread, 'held', isComment).filter(held => held.id !== id),
  )
}

/** Whether the page has it as public, and not from before its last edit. */
function isDecided(thread: ThreadOnPage, { id, editedAt }: WireComment): boolean {
  const article = findComment(thread, id)
  if (!article || article.matches('.held')) return false
  return (
    (article.querySelector<HTMLTimeElement>('.edited time')?.dateTime ?? '') >= (editedAt ?? '')
  )
}

function drawHeld(thread: ThreadOnPage, comment: WireComment): void {
  placeComments(thread, [comment], () => {
    const article = findComment(thread, comment.id)
    if (article) markHeld(thread, article)
  })
}

function markHeld(thread: ThreadOnPage, article: HTMLElement): void {
  article.classList.add('held')
  article.querySelector('.reply')?.remove()
  const note = document.createElement('p')
  note.className = 'held-note'
  note.append(mineTexts.heldNote(thread.reader))
  article.querySelector('.words')?.before(note)
}

function isRecent({ createdAt, heldAt = Date.parse(createdAt) }: Held): boolean {
  return Math.abs(Date.now() - heldAt) < heldFor
}

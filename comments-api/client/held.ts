import type { WireComment } from '../contract/thread.ts'
import { forget, keep, readKept } from './keep.ts'
import { heldKey } from './keys.ts'
import { isComment } from './newer.ts'
import { showOwn } from './show-own.ts'
import * as writingTexts from './texts/en/writing.ts'
import { findComment, type ThreadOnPage } from './thread-on-page.ts'

/** After two weeks a moderator has decided, or will not: either way the page stops waiting. */
const patience = 14 * 24 * 60 * 60 * 1000

/** What its author sent and a moderator has yet to read: shown in this browser and in no other. */
export function showHeld(thread: ThreadOnPage): void {
  const held = readHeld(thread)
  const waiting = held.filter(
    comment => isRecent(comment) && findComment(thread, comment.id) === null,
  )
  if (waiting.length < held.length) keepHeld(thread, waiting)
  for (const comment of waiting) showOneHeld(thread, comment)
}

export function holdComment(
  thread: ThreadOnPage,
  comment: WireComment,
): Promise<HTMLElement | null> {
  keepHeld(thread, [...readHeld(thread), comment])
  return showOneHeld(thread, comment)
}

function showOneHeld(thread: ThreadOnPage, comment: WireComment): Promise<HTMLElement | null> {
  return showOwn(thread, comment, article => {
    article.classList.add('held')
    article.querySelector('.reply')?.remove()
    const note = document.createElement('p')
    note.className = 'held-note'
    note.append(writingTexts.heldNote(thread.reader))
    article.querySelector('.words')?.before(note)
  })
}

function readHeld(thread: ThreadOnPage): WireComment[] {
  try {
    const held: unknown = JSON.parse(readKept(heldKey(thread.thread)) ?? '[]')
    return Array.isArray(held) ? held.filter(isComment) : []
  } catch {
    return []
  }
}

function isRecent(comment: WireComment): boolean {
  return Date.now() - Date.parse(comment.createdAt) < patience
}

function keepHeld(thread: ThreadOnPage, held: readonly WireComment[]): void {
  if (held.length === 0) forget(heldKey(thread.thread))
  if (held.length > 0) keep(heldKey(thread.thread), JSON.stringify(held))
}

import * as mineTexts from '../texts/en/mine.ts'
import { findComment, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { dropOwn, type Own } from './own.ts'

/**
 * Beside the buttons, or in place of them if pressing them would be useless. They are drawn again, so whoever pressed
 * one is led to the sentence.
 */
export function sayInOffer(thread: ThreadOnPage, own: Own, sentence: string): void {
  const place = findComment(thread, own.id)?.querySelector('.after-words')
  const note = document.createElement('span')
  note.role = 'status'
  place?.querySelector('[role=status]')?.remove()
  place?.append(note)
  note.append(sentence)
  const offer = place?.querySelector('.own-changes')
  if (offer?.contains(thread.root.activeElement)) leadTo(note)
  offer?.remove()
  if (sentence === mineTexts.over) dropOwn(thread, own.id)
}

import * as mineTexts from '../texts/en/mine.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { dropOwn, type Own } from './own.ts'

/** Beside the buttons, or in place of them if pressing them would be useless. */
export function sayInOffer(thread: ThreadOnPage, own: Own, sentence: string): void {
  const place = findComment(thread, own.id)?.querySelector('.after-words')
  const note = document.createElement('span')
  note.role = 'status'
  place?.querySelector('[role=status]')?.remove()
  place?.append(note)
  note.append(sentence)
  place?.querySelector('.own-changes')?.remove()
  if (sentence === mineTexts.over) dropOwn(thread, own.id)
}

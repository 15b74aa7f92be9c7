import { anew } from '../anew.ts'
import { pressable } from '../buttons.ts'
import * as mineTexts from '../texts/en/mine.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { confirmDeletion } from './delete-own.ts'
import { listOwn, type Own } from './own.ts'
import { askOwn } from './own-requests.ts'
import { sayInOffer } from './say-in-offer.ts'

/** The longest time that a browser can wait: https://html.spec.whatwg.org/#timers are counted in 32 bits. */
const longestWait = 2 ** 31 - 1

/** Offers changes below each comment that the reader can still edit, until time is up. */
export function offerChanges(thread: ThreadOnPage): void {
  const own = listOwn(thread)
  for (const offer of thread.list.querySelectorAll<HTMLElement>('.own-changes'))
    if (!own.some(({ id }) => id === offer.dataset['own'])) offer.remove()
  for (const each of own) offerChange(thread, each)
}

function offerChange(thread: ThreadOnPage, own: Own): void {
  const place = findComment(thread, own.id)?.querySelector('.after-words')
  if (!place || place.querySelector('.own-changes')) return
  const offer = document.createElement('span')
  offer.className = 'own-changes'
  offer.dataset['own'] = own.id
  offer.append(
    pressable(mineTexts.edit, () => void beginToEdit(thread, own)),
    ' ',
    pressable(mineTexts.remove, () => confirmDeletion(thread, own, offer)),
  )
  place.append(offer)
  const left = Date.parse(own.until) - Date.now()
  setTimeout(() => offerChanges(thread), Math.min(left + 1_000, longestWait))
}

/** The script for editing loads while the service sends the Markdown. */
async function beginToEdit(thread: ThreadOnPage, own: Own): Promise<void> {
  const editing = import('./edit-own.ts')
    .catch(anew<typeof import('./edit-own.ts')>)
    .catch(() => null)
  const answered = await askOwn({ ...thread, own }, 'GET')
  const { editOwn } = (await editing) ?? {}
  if (answered.kind === 'done' && editOwn) editOwn(thread, own, answered.own.body)
  else sayInOffer(thread, own, answered.kind === 'over' ? mineTexts.over : mineTexts.away)
}

import type { WireComment } from '../../contract/thread.ts'
import { pressable } from '../buttons.ts'
import { placeComments } from '../reading/place-comment.ts'
import { showNewer } from '../reading/show-comments.ts'
import * as mineTexts from '../texts/en/mine.ts'
import { findComment, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { dropHeld } from './held.ts'
import { dropOwn, type Own } from './own.ts'
import { askOwn } from './own-requests.ts'
import { sayInOffer } from './say-in-offer.ts'

/** Asks for confirmation in place of the button. */
export function confirmDeletion(thread: ThreadOnPage, own: Own, offer: HTMLElement): void {
  const before = [...offer.childNodes]
  const keep = pressable(mineTexts.keep, () => {
    offer.replaceChildren(...before)
    offer.querySelectorAll('button').item(1).focus()
  })
  const look = (): Promise<void> => showNewer(thread, look)
  const confirm = pressable(mineTexts.confirmRemoval, async () => {
    confirm.ariaDisabled = 'true'
    const { kind } = await askOwn({ ...thread, own }, 'DELETE')
    // Perhaps it was deleted before, and only the answer to that was lost: the thread knows.
    if (kind === 'over') await look()
    const isGone = !findComment(thread, own.id)?.matches(':not(.tombstone)')
    if (isGone || kind === 'deleted') showDeleted(thread, own)
    else sayInOffer(thread, own, kind === 'over' ? mineTexts.over : mineTexts.notRemoved)
  })
  offer.replaceChildren(mineTexts.reallyRemove, ' ', confirm, ' ', keep)
  keep.focus()
}

function showDeleted(thread: ThreadOnPage, own: Own): void {
  const article = findComment(thread, own.id)
  const wasPublic = article?.matches(':not(.held, .tombstone)')
  dropOwn(thread, own.id)
  dropHeld(thread, own.id)
  if (wasPublic) thread.count = String(Number(thread.count) - 1)
  if (article) placeComments(thread, [tombstoneOf(article, own.id)])
  thread.status.replaceChildren(mineTexts.removed)
  leadTo(thread.status)
}

/** As the service will describe it from now on. */
function tombstoneOf(article: HTMLElement, id: string): WireComment {
  return {
    id: id as WireComment['id'],
    parent: (article.getAttribute('data-parent') as WireComment['parent']) ?? null,
    author: { name: '', url: null, avatar: '0-0', isOwner: false, latestPost: null },
    html: '',
    createdAt: article.querySelector('time')?.dateTime ?? '',
    editedAt: null,
    status: 'deleted',
    pinned: false,
  }
}

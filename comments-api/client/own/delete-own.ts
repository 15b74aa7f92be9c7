import type { WireComment } from '../../contract/thread.ts'
import { pressable } from '../buttons.ts'
import { placeComments } from '../reading/place-comment.ts'
import * as mineTexts from '../texts/en/mine.ts'
import { findComment, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { dropHeld } from './held.ts'
import { dropOwn, type Own } from './own.ts'
import { type Answered, deleteOwn } from './own-requests.ts'
import { sayInOffer } from './say-in-offer.ts'

/** Asks for confirmation in place of the button. */
export function confirmDeletion(thread: ThreadOnPage, own: Own, offer: HTMLElement): void {
  const before = [...offer.childNodes]
  const keep = pressable(mineTexts.keep, () => {
    offer.replaceChildren(...before)
    offer.querySelectorAll('button').item(1).focus()
  })
  const confirm = pressable(mineTexts.confirmRemoval, async () => {
    confirm.setAttribute('aria-disabled', 'true')
    const answered = await deleteOwn({ ...thread, own })
    if (answered.kind === 'deleted') showDeleted(thread, own)
    else sayInOffer(thread, own, describe(answered))
  })
  offer.replaceChildren(mineTexts.reallyRemove, ' ', confirm, ' ', keep)
  keep.focus()
}

function describe(answered: Answered): string {
  return answered.kind === 'over' ? mineTexts.over : mineTexts.notRemoved
}

function showDeleted(thread: ThreadOnPage, own: Own): void {
  const article = findComment(thread, own.id)
  const wasPublic = article?.classList.contains('held') === false
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

import type { ThreadOnPage } from '../thread-on-page.ts'
import { listKept, storeKept } from './kept.ts'

/** What was sent from this browser and can still be edited. The token is sent to the service and nowhere else. */
export type Own = { readonly id: string; readonly token: string; readonly until: string }

/** Forgets what can no longer be edited. */
export function listOwn(thread: ThreadOnPage): readonly Own[] {
  const known = listKept(thread, 'own', isOwn)
  const own = known.filter(each => Date.parse(each.until) > Date.now())
  if (own.length < known.length) storeKept(thread, 'own', own)
  return own
}

export function keepOwn(thread: ThreadOnPage, own: Own): void {
  storeKept(thread, 'own', [...without(thread, own.id), own])
}

export function dropOwn(thread: ThreadOnPage, id: string): void {
  storeKept(thread, 'own', without(thread, id))
}

function without(thread: ThreadOnPage, id: string): readonly Own[] {
  return listKept(thread, 'own', isOwn).filter(own => own.id !== id)
}

function isOwn(value: Partial<Own> | null): value is Own {
  return (
    /^[a-z0-9]{8,40}$/.test(String(value?.id)) &&
    typeof value?.token === 'string' &&
    !Number.isNaN(Date.parse(String(value.until)))
  )
}

import { forget, keep, readKept } from '../keep.ts'
import { keyFor } from '../keys.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'

/** What was sent from this browser and can still be edited. The token is sent to the service and nowhere else. */
export type Own = { readonly id: string; readonly token: string; readonly until: string }

/** Forgets what can no longer be edited. */
export function listOwn(thread: ThreadOnPage): readonly Own[] {
  const known = readOwn(thread)
  const own = known.filter(each => Date.parse(each.until) > Date.now())
  if (own.length < known.length) store(thread, own)
  return own
}

export function keepOwn(thread: ThreadOnPage, own: Own): void {
  store(thread, [...without(thread, own.id), own])
}

export function dropOwn(thread: ThreadOnPage, id: string): void {
  store(thread, without(thread, id))
}

function without(thread: ThreadOnPage, id: string): readonly Own[] {
  return readOwn(thread).filter(own => own.id !== id)
}

function readOwn({ thread }: ThreadOnPage): readonly Own[] {
  try {
    const own: unknown = JSON.parse(readKept(keyFor('own', thread)) ?? '[]')
    return Array.isArray(own) ? own.filter(isOwn) : []
  } catch {
    return []
  }
}

function store({ thread }: ThreadOnPage, own: readonly Own[]): void {
  const key = keyFor('own', thread)
  if (own.length === 0) forget(key)
  else keep(key, JSON.stringify(own))
}

function isOwn(value: Partial<Own> | null): value is Own {
  return (
    /^[a-z0-9]{8,40}$/.test(String(value?.id)) &&
    typeof value?.token === 'string' &&
    !Number.isNaN(Date.parse(String(value.until)))
  )
}

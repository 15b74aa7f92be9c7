import { forget, keep, readKept } from '../keep.ts'
import { keyFor } from '../keys.ts'
import { readStored } from '../stored.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import type { Submission } from './send.ts'

/** `since`, the time of the first attempt, identifies it. `isRefused`: it would be refused again as it is. */
export type Kept = {
  readonly since: number
  readonly submission: Submission
  readonly isRefused: boolean
}

/** `isStored`: it outlives the page. */
export type Unsent = Kept & { readonly isStored: boolean }

/** For a day the service recognises the same words. Later they could appear twice, so their author decides. */
export const sentAloneFor = 23 * 60 * 60 * 1000

export function isSentAlone({ since, isRefused }: Kept): boolean {
  return !isRefused && Date.now() - since < sentAloneFor
}

export function listUnsent({ thread }: ThreadOnPage): readonly Unsent[] {
  const key = keyFor('unsent', thread)
  const kept = readKept(key)
  const isStored = kept === readStored(key)
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter(isKept).map(each => ({ ...each, isStored })) : []
  } catch {
    return []
  }
}

export function keepUnsent(thread: ThreadOnPage, unsent: Kept): void {
  store(thread, [...without(thread, unsent), unsent])
}

export function dropUnsent(thread: ThreadOnPage, unsent: Kept): void {
  store(thread, without(thread, unsent))
}

function without(thread: ThreadOnPage, { since }: Kept): readonly Kept[] {
  return listUnsent(thread).filter(other => other.since !== since)
}

function store({ thread }: ThreadOnPage, list: readonly Kept[]): void {
  const key = keyFor('unsent', thread)
  if (list.length > 0) keep(key, JSON.stringify(list))
  else forget(key)
}

function isKept(value: Partial<Kept> | null): value is Kept {
  return (
    typeof value?.since === 'number' &&
    typeof value.submission?.body === 'string' &&
    typeof value.submission.author?.name === 'string'
  )
}

import { CommentId } from '../../contract/ids.ts'
import type { WireMention } from '../../contract/thread.ts'
import { completeFragment, tombstone } from '../fragment.ts'
import type { Thread } from '../threads/thread.ts'

/** A comment as it appears in a thread. */
export type Shown = {
  readonly id: string
  readonly parent: string | null
  /** Empty if it is not approved. */
  readonly fragment: string
  readonly status: string
  readonly pinned: number
  readonly created_at: string
}

export type Numbers = {
  readonly version: number
  readonly count: number
  readonly closedAt: string | null
}

/** `shown` is sorted, and has tombstones among what was found. */
export type Page = {
  readonly numbers: Numbers
  readonly shown: readonly Shown[]
  readonly mentions: readonly WireMention[]
  readonly next: string | null
}

/** Which page this is. */
export type Of = { readonly thread: Thread; readonly epoch: string }

/** The thread as JSON, joined from the fragments that were made when the comments were written. */
export function writeThread(of: Of, page: Page): string {
  return writeBeginning(of, page.numbers) + writeComments(page.shown) + writeEnd(page)
}

/** Up to where the comments start. */
export function writeBeginning({ thread, epoch }: Of, numbers: Numbers): string {
  const { version, count, closedAt } = numbers
  const open = thread.isOpen && closedAt === null
  const head = JSON.stringify({ thread: thread.id, epoch, count, version, open, closedAt })
  return `${head.slice(0, -1)},"comments":[`
}

/** With `+`, because the result of `join` would be copied once more as soon as something is added to it. */
export function writeComments([first, ...others]: readonly Shown[]): string {
  if (!first) return ''
  return others.reduce((written, row) => `${written},${writeComment(row)}`, writeComment(first))
}

/** From where the comments end. */
export function writeEnd({ mentions, next }: Pick<Page, 'mentions' | 'next'>): string {
  return `],${JSON.stringify({ mentions, next }).slice(1)}`
}

function writeComment(row: Shown): string {
  const isPinned = row.pinned === 1
  if (row.status === 'approved') return completeFragment(row.fragment, { isPinned })
  const parent = row.parent === null ? null : CommentId.parse(row.parent)
  return JSON.stringify(
    tombstone({ id: CommentId.parse(row.id), parent, createdAt: row.created_at }),
  )
}

/** In the database's order, see cursor.ts. */
export function newestFirst(one: Shown, other: Shown): number {
  if (one.created_at !== other.created_at) return one.created_at < other.created_at ? 1 : -1
  return one.id < other.id ? 1 : -1
}

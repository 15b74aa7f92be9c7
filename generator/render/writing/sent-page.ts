import type { Showing } from '../../plan/entries.ts'

/** What another thread needs to print a page: what it shows, and the Markdown in it, unless that thread keeps it. */
export type SentPage = { readonly showing: Showing; readonly text: string | null }

/**
 * What readers wrote is safe to print only where it was taken for safe: the mark of it would be lost
 * on the way. Lists show what other lists show; to send it twice takes longer than to print it.
 */
export function canBeSent(showing: Showing): boolean {
  if (showing.kind === 'comments-feed') return showing.feed.entries.length === 0
  if (showing.kind !== 'html' || showing.body === null) return false
  const { page } = showing
  return !('conversation' in page) || (page.conversation?.comments ?? []).length === 0
}

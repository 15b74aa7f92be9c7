import type { Showing } from '../../plan/entries.ts'

/** What another thread needs to print a page: what it shows, and the Markdown in it, unless that thread keeps it. */
export type SentPage = { readonly showing: Showing; readonly text: string | null }

/**
 * A page with comments cannot be sent: their HTML is a `SafeHtml`, and messages do not preserve that type. Lists are not
 * sent either, because their cards are in several lists, and sending them again takes longer than printing.
 */
export function canBeSent(showing: Showing): boolean {
  if (showing.kind === 'comments-feed') return showing.feed.entries.length === 0
  if (showing.kind !== 'html' || showing.body === null) return false
  const { page } = showing
  return !('conversation' in page) || (page.conversation?.comments ?? []).length === 0
}

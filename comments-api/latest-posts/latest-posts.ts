import type { StoredEvent } from '../events/deliver-events.ts'
import { hideChore, refreshChore } from './chores.ts'
import { lookForLatestPost, lookWhenPublic, type Needs } from './look.ts'

/** Shows a commenter's own newest post beside the comment, if the owner offers it and the author asked for it. */
export function latestPosts(needs: Needs, { isOffered }: { readonly isOffered: boolean }) {
  if (!isOffered) return { chores: [hideChore(needs)] }
  return {
    reactions: [(stored: readonly StoredEvent[]) => lookWhenPublic(needs, stored)],
    jobs: [lookForLatestPost(needs)],
    chores: [refreshChore(needs)],
  }
}

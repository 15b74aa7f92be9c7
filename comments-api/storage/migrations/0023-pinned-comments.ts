import type { Migration } from './all.ts'

/**
 * Pinned comments are on the first page of a thread, wherever their place is. Without this index, they were looked for
 * among all comments of a thread, which can be 20,000.
 */
export const pinnedComments: Migration = {
  version: 23,
  name: 'pinned comments',
  statements: [
    'create index comments_pinned on comments (thread, pinned, created_at, id) where pinned = 1',
  ],
}

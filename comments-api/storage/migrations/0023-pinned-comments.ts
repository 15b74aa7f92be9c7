import type { Migration } from './all.ts'

/** They are told on a thread's first page wherever they stand: in one of 20,000 comments they were looked for among all. */
export const pinnedComments: Migration = {
  version: 23,
  name: 'pinned comments',
  statements: [
    'create index comments_pinned on comments (thread, pinned, created_at, id) where pinned = 1',
  ],
}

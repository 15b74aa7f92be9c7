import type { Migration } from './all.ts'

/** The desk reads in this order; an index that ends at the time would have to be sorted by the id. */
export const orderOfComments: Migration = {
  version: 10,
  name: 'order of comments',
  statements: [
    'create index comments_in_order on comments (created_at, id)',
    'drop index comments_by_age',
  ],
}

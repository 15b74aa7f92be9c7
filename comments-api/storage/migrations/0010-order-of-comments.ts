import type { Migration } from './all.ts'

/** The desk reads in this order. With an index on the time alone, the rows would have to be sorted by id. */
export const orderOfComments: Migration = {
  version: 10,
  name: 'order of comments',
  statements: [
    'create index comments_in_order on comments (created_at, id)',
    'drop index comments_by_age',
  ],
}

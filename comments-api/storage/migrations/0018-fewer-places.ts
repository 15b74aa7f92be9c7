import type { Migration } from './all.ts'

/**
 * Each new comment was inserted into a dozen indexes, each at a different place. That many pages had to be read,
 * written to the log and moved into the file. Comments without an address or a parent are now left out of indexes that
 * are only searched for these. An event that was already delivered is found by its own key, see
 * events/deliver-events.ts.
 */
export const fewerPlaces: Migration = {
  version: 18,
  name: 'fewer places',
  statements: [
    'drop index comments_trusted',
    "create index comments_trusted on comments (author_email, author_key) where status = 'approved' and author_email is not null",
    'drop index comments_of_address',
    'create index comments_of_address on comments (author_email, created_at) where author_email is not null',
    'drop index comments_replies',
    'create index comments_replies on comments (parent) where parent is not null',
    'drop table deliveries',
  ],
}

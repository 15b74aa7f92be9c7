import type { Migration } from './all.ts'

/**
 * Each new comment went to a place of its own in a dozen indexes: so many pages are read, written to the log and
 * emptied into the file. Whoever gave no address, and what answers nothing, is in none of those that are asked for
 * these. An event that is delivered already breaks its own key, see events/deliver-events.ts.
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

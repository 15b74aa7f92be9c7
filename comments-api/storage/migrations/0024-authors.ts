import type { Migration } from './all.ts'

/**
 * Authors with an address are found by it, and others by their name, so each comment needs to be in only one of the two
 * indexes. Nothing asks for them in the order of time.
 */
export const authors: Migration = {
  version: 24,
  name: 'authors in one place',
  statements: [
    'drop index comments_of_author',
    'create index comments_of_author on comments (author_key) where author_email is null',
    'drop index comments_of_address',
    'create index comments_of_address on comments (author_email) where author_email is not null',
  ],
}

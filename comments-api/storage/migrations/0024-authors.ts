import type { Migration } from './all.ts'

/**
 * Whoever gave an address is found by it, and whoever gave none by the name: each comment stands in one of both places.
 * Nothing asks for either in the order of time.
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

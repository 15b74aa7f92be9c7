import type { Migration } from './all.ts'

/**
 * Whoever gives an address was in two indexes that begin with it: one for all of an author's comments, one for those by
 * which an author is trusted. One that ends in the status answers both.
 */
export const trustedAuthors: Migration = {
  version: 25,
  name: 'trusted authors in the same place',
  statements: [
    'drop index comments_trusted',
    'drop index comments_of_address',
    `create index comments_of_address on comments (author_email, author_key, status)
      where author_email is not null`,
  ],
}

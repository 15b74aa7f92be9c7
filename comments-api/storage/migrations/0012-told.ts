import type { Migration } from './all.ts'

/**
 * Which pages the site has told of its links, with a row for each post. `targets` is JSON that is read and written as a
 * whole.
 */
export const told: Migration = {
  version: 12,
  name: 'told',
  statements: [
    `create table told_posts (
      post text primary key,
      source text not null,
      revision integer not null,
      targets text not null
    )`,
  ],
}

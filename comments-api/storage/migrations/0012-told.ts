import type { Migration } from './all.ts'

/** Whom the site told of its links, a row for each post: `targets` is JSON, read and written as a whole. */
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

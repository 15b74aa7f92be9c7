import type { Migration } from './all.ts'

/**
 * What a comment shows of its author's own site. For each site, when it was last looked at and where its feed is;
 * `feed` is null if none is known.
 */
export const latestPosts: Migration = {
  version: 13,
  name: 'latest posts',
  statements: [
    'alter table comments add column latest_wanted integer not null default 0',
    'alter table comments add column latest_title text',
    'alter table comments add column latest_url text',
    'create index comments_with_latest_post on comments (author_url) where latest_wanted = 1',
    `create table latest_posts (
      author_url text primary key,
      feed text,
      title text,
      url text,
      looked_at text not null
    )`,
  ],
}

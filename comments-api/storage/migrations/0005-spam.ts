import type { Migration } from './all.ts'

/**
 * `network` is a keyed hash, see submitting/circumstances.ts, and is emptied when it is old. The tables of the judge
 * hold numbers and hashes made from words and names, but not the words themselves, except for those that a moderator
 * blocks: see docs/reference/spam.md.
 */
export const spam: Migration = {
  version: 5,
  name: 'spam',
  statements: [
    'alter table comments add column network text',
    'create index comments_by_network on comments (network, created_at) where network is not null',
    'create index comments_by_thread_and_age on comments (thread, created_at)',
    'create index comments_by_age on comments (created_at)',
    `create table shingles (
      shingle integer not null,
      comment text not null,
      created_at text not null,
      primary key (shingle, comment)
    )`,
    'create index shingles_by_age on shingles (created_at)',
    'create index shingles_of_comment on shingles (comment)',
    `create table blocks (
      id text primary key,
      kind text not null,
      value text not null,
      comment text,
      created_at text not null,
      unique (kind, value)
    )`,
    `create table filter_training (
      comment text primary key,
      kind text not null
    )`,
    `create table filter_tokens (
      token integer primary key,
      good integer not null,
      bad integer not null,
      seen_at text not null
    )`,
    `create table spent_challenges (
      challenge text primary key,
      expires_at text not null
    )`,
  ],
}

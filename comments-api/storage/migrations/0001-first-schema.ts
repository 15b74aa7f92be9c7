import type { Migration } from './all.ts'

/**
 * Plain SQL that both SQLite and PostgreSQL understand. Times are ISO texts in UTC with milliseconds, which sort in the
 * order of time. Yes and no are 1 and 0. The `version` of a comment is that of its thread at its last public change,
 * and 0 if it was never public.
 */
export const firstSchema: Migration = {
  version: 1,
  name: 'first schema',
  statements: [
    `create table threads (
      id text primary key,
      version integer not null,
      count integer not null
    )`,
    `create table comments (
      id text primary key,
      thread text not null references threads (id),
      parent text references comments (id),
      author_name text not null,
      author_key text not null,
      author_email text,
      author_url text,
      is_owner integer not null,
      body text not null,
      html text not null,
      renderer integer not null,
      fragment text not null,
      status text not null,
      reasons text not null,
      version integer not null,
      created_at text not null,
      edited_at text
    )`,
    "create index comments_shown on comments (thread, created_at, id) where status = 'approved'",
    'create index comments_changed on comments (thread, version)',
    'create index comments_on_desk on comments (status, created_at, id)',
    "create index comments_trusted on comments (author_email, author_key) where status = 'approved'",
    'create index comments_replies on comments (parent)',
    `create table mentions (
      id text primary key,
      thread text not null references threads (id),
      url text not null,
      title text not null,
      author text,
      excerpt text not null,
      status text not null,
      version integer not null,
      created_at text not null
    )`,
    'create index mentions_of_thread on mentions (thread, created_at, id)',
    `create table submissions (
      digest text primary key,
      created_at text not null
    )`,
    'create index submissions_by_age on submissions (created_at)',
    `create table events (
      id text primary key,
      type text not null,
      event text not null,
      created_at text not null
    )`,
    'create index events_by_age on events (created_at, id)',
    `create table sign_in_links (
      token_hash text primary key,
      expires_at text not null
    )`,
    `create table sessions (
      token_hash text primary key,
      seen_at text not null
    )`,
    `create table health (
      id integer primary key,
      checked_at text not null
    )`,
  ],
}

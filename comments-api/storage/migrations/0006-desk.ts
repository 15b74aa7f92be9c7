import type { Migration } from './all.ts'

/**
 * From now on moderators have names, and each link and session belongs to one of them. Older links and sessions end.
 * `origin` tells whether a command or a setting made somebody a moderator. `audit` tells who did what. It holds only
 * ids, so that it may be kept. `act` groups what a single press of a button did.
 */
export const desk: Migration = {
  version: 6,
  name: 'desk',
  statements: [
    'drop table sign_in_links',
    'drop table sessions',
    `create table moderators (
      id text primary key,
      name text not null,
      address text,
      origin text not null,
      created_at text not null,
      removed_at text
    )`,
    'create unique index moderators_by_address on moderators (address)',
    `create table sign_in_links (
      token_hash text primary key,
      moderator text not null references moderators (id),
      expires_at text not null
    )`,
    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      moderator text not null references moderators (id),
      device text not null,
      created_at text not null,
      seen_at text not null
    )`,
    'create index sessions_of_moderator on sessions (moderator)',
    `create table passkeys (
      id text primary key,
      moderator text not null references moderators (id),
      public_key text not null,
      counter integer not null,
      transports text not null,
      device text not null,
      created_at text not null,
      used_at text
    )`,
    'create index passkeys_of_moderator on passkeys (moderator)',
    `create table passkey_challenges (
      challenge_hash text primary key,
      expires_at text not null
    )`,
    `create table audit (
      id text primary key,
      act text not null,
      moderator text not null,
      type text not null,
      comment text,
      thread text,
      was text,
      became text,
      undone_at text,
      created_at text not null
    )`,
    'create index audit_by_age on audit (created_at, id)',
    'create index audit_of_act on audit (act)',
    'create index audit_of_comment on audit (comment)',
    'create index comments_of_author on comments (author_key, created_at)',
    'create index comments_of_address on comments (author_email, created_at)',
  ],
}

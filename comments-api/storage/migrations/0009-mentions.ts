import type { Migration } from './all.ts'

/**
 * A mention is identified by its thread and the page that it was sent for. For mentions from an archive, only `url`
 * holds that page. A check is a request to look at a page, and is forgotten a day after it was done. `mention_hosts`
 * holds the hosts that are being asked now.
 */
export const mentions: Migration = {
  version: 9,
  name: 'mentions',
  statements: [
    'alter table mentions add column source text',
    "alter table mentions add column kind text not null default 'link'",
    'alter table mentions add column author_url text',
    "alter table mentions add column via text not null default 'archive'",
    "alter table mentions add column reasons text not null default '[]'",
    'create unique index mentions_by_source on mentions (thread, source)',
    'create index mentions_on_desk on mentions (status, created_at, id)',
    `create table mention_checks (
      id text primary key,
      thread text not null,
      source text not null,
      host text not null,
      via text not null,
      requested_at text not null,
      checked_at text
    )`,
    'create unique index mention_checks_by_pair on mention_checks (thread, source)',
    'create index mention_checks_by_host on mention_checks (host) where checked_at is null',
    'create index mention_checks_by_age on mention_checks (checked_at)',
    `create table mention_hosts (
      host text primary key,
      until text not null
    )`,
  ],
}

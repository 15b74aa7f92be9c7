import type { Migration } from './all.ts'

/**
 * A subscription exists from its confirmation until it is no longer wanted. `address_key` is a keyed hash of an
 * address. It is used for counting and in links, which must not contain the address itself.
 */
export const notifications: Migration = {
  version: 7,
  name: 'notifications',
  statements: [
    'alter table comments add column is_confirmed integer not null default 0',
    `create table subscriptions (
      id text primary key,
      email text not null,
      address_key text not null,
      thread text not null references threads (id),
      mailed_at text,
      created_at text not null,
      unique (email, thread)
    )`,
    'create index subscriptions_by_address on subscriptions (address_key)',
    `create table owed_replies (
      subscription text not null,
      comment text not null,
      mailed_at text,
      created_at text not null,
      primary key (subscription, comment)
    )`,
    `create table mailed_links (
      comment text primary key,
      address_key text not null,
      network text,
      mailed_at text not null
    )`,
    'create index mailed_links_by_age on mailed_links (mailed_at)',
    `create table used_links (
      token_hash text primary key,
      used_at text not null
    )`,
    `create table announced_versions (
      thread text primary key,
      version integer not null
    )`,
    `create table caught_mails (
      id text primary key,
      mail text not null,
      created_at text not null
    )`,
  ],
}

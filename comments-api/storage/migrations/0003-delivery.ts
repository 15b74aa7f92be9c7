import type { Migration } from './all.ts'

/**
 * Events that happened before delivery existed count as delivered, since nobody was promised to hear of them. `set_at`
 * tells when the times beside it were written, see events/due.ts.
 */
export const delivery: Migration = {
  version: 3,
  name: 'delivery',
  statements: [
    'alter table events add column delivered_at text',
    'alter table events add column attempts integer not null default 0',
    'alter table events add column try_at text',
    'alter table events add column last_error text',
    'update events set delivered_at = created_at',
    'create index events_waiting on events (created_at, id) where delivered_at is null',
    `create table deliveries (
      event text primary key
    )`,
    `create table jobs (
      id text primary key,
      kind text not null,
      payload text not null,
      key text,
      state text not null,
      run_at text not null,
      set_at text not null,
      lease text,
      lease_until text,
      attempts integer not null,
      last_error text,
      created_at text not null,
      finished_at text
    )`,
    "create unique index jobs_coalesced on jobs (kind, key) where state = 'waiting' and lease is null",
    "create index jobs_waiting on jobs (kind, run_at) where state = 'waiting'",
    "create index jobs_finished on jobs (state, finished_at) where state <> 'waiting'",
    `create table chores (
      name text primary key,
      run_at text not null,
      set_at text not null,
      lease_until text
    )`,
  ],
}

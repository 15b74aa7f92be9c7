/** A row for everything that was read, and one for every thread that these rows refer to. */
export const schema = `
  create table threads (
    number integer primary key,
    reference text not null unique,
    thread text,
    matched_by text
  );
  create table entries (
    number integer primary key,
    kind text not null,
    external text not null,
    reference integer,
    id text,
    parent text,
    status text,
    created_at text,
    content text not null,
    reason text,
    file text
  );
  create unique index first_of_its_id on entries (kind, external) where reason is not 'repeated';
  create unique index one_of_each_id on entries (kind, id) where id is not null;
  create index replies on entries (parent) where parent is not null;
  create index files on entries (file) where file is not null;
  create table placed (id text primary key) without rowid;
  begin;`

// SQLite follows replies, because they may be 200,000 deep and functions of ours would run out of stack.

/**
 * Makes first comments of replies to nothing in their own thread, then lists all comments that are below a first one.
 */
export const placing = [
  `update entries set parent = null
  where parent is not null and not exists (
    select 1 from entries as above
    join threads as there on there.number = above.reference
    join threads as here on here.number = entries.reference
    where above.kind = 'comment' and above.id = entries.parent and there.thread = here.thread)`,
  `insert into placed
  with recursive below (id) as (
    select id from entries where kind = 'comment' and id is not null and parent is null
    union
    select entries.id from below cross join entries on entries.parent = below.id
  )
  select id from below`,
]

/**
 * Leaves out spam, deleted comments and those without any words, unless another comment was written below them. What
 * stays counts as deleted from then on.
 */
export const pruning = [
  'delete from placed',
  `insert into placed
  with recursive answered (id) as (
    select parent from entries
    where parent is not null and reason is null and status in ('approved', 'pending')
    union
    select entries.parent from answered cross join entries on entries.id = answered.id
    where entries.parent is not null
  )
  select id from answered`,
  `update entries set reason = status
  where reason is null and status in ('spam', 'deleted') and id not in (select id from placed)`,
  `update entries set reason = null, status = 'deleted'
  where (reason = 'empty' or (reason is null and status = 'spam')) and id in (select id from placed)`,
]

import type { ThreadId } from '../contract/ids.ts'
import { type Query, sql } from '../storage/sql.ts'

// A thread's version rises with every change that readers can see; its count says how many comments they can read.

/** A thread in which nothing is public yet. */
export function insertThread(thread: ThreadId): Query<{ readonly version: number }> {
  return sql`insert into threads (id, version, count) values (${thread}, 0, 0) on conflict (id) do nothing`
}

/** The thread's first public comment, or one more. */
export function countPublished(thread: ThreadId): Query<{ readonly version: number }> {
  return sql`
    insert into threads (id, version, count)
    values (${thread}, 1, 1)
    on conflict (id) do update set version = threads.version + 1, count = threads.count + 1
    returning version`
}

/** `by` is how many more comments readers can count now. */
export function raiseVersion(
  thread: ThreadId,
  by: number,
  condition: Query,
): Query<{ readonly version: number }> {
  return sql`
    update threads
    set version = version + 1, count = count + ${by}
    where id = ${thread} and ${condition}
    returning version`
}

export function versionOf(thread: ThreadId): Query {
  return sql`(select version from threads where id = ${thread})`
}

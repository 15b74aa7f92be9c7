import { addressKey } from '../comments/fields/address-key.ts'
import { insertThread, raiseVersion } from '../comments/thread-version.ts'
import { type Query, sql } from '../storage/sql.ts'
import type {
  ArchivedBlock,
  ArchivedOther,
  ArchivedSubscription,
  ArchivedThread,
  ArchivedTold,
} from './archive.ts'

/** The last statement returns a row if the entry was not stored before. */
export function storeOther(entry: ArchivedOther, secret: () => string): readonly Query[] {
  switch (entry.type) {
    case 'thread':
      return closeThread(entry)
    case 'subscription':
      return storeSubscription(entry, secret())
    case 'block':
      return [storeBlock(entry)]
    case 'told':
      return [storeTold(entry)]
  }
}

function closeThread({ id, closedAt }: ArchivedThread): Query[] {
  const isOpen = sql`exists (select 1 from threads where id = ${id} and closed_at is null)`
  return [
    insertThread(id),
    raiseVersion(id, 0, isOpen),
    sql`
      update threads
      set closed_at = ${closedAt}
      where id = ${id} and closed_at is null
      returning id`,
  ]
}

/** The address key is computed anew, since another service has another secret. */
function storeSubscription(
  { id, thread, email, createdAt }: ArchivedSubscription,
  secret: string,
): Query[] {
  const row = [id, email, addressKey({ secret }, email), thread, createdAt]
  return [
    insertThread(thread),
    sql`
      insert into subscriptions (id, email, address_key, thread, created_at)
      values (${sql.join(row)})
      on conflict do nothing
      returning id`,
  ]
}

function storeBlock({ id, kind, value, comment, mention, createdAt }: ArchivedBlock): Query {
  return sql`
    insert into blocks (id, kind, value, comment, mention, created_at)
    values (${sql.join([id, kind, value, comment, mention, createdAt])})
    on conflict do nothing
    returning id`
}

/** Stored with revision 1. A program with another revision reads the entry again before it writes. */
function storeTold({ post, source, targets }: ArchivedTold): Query {
  return sql`
    insert into told_posts (post, source, revision, targets)
    values (${post}, ${source}, 1, ${JSON.stringify(targets)})
    on conflict do nothing
    returning post`
}

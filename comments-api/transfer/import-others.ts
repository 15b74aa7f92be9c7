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

/** The last statement answers a row if it was not there before. */
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

/** The key is made anew: another service has another secret. */
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

/** Written once: whoever wrote it more often there reads it anew before writing. */
function storeTold({ post, source, targets }: ArchivedTold): Query {
  return sql`
    insert into told_posts (post, source, revision, targets)
    values (${post}, ${source}, 1, ${JSON.stringify(targets)})
    on conflict do nothing
    returning post`
}

import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import { ArchivedBlock, ArchivedSubscription, ArchivedTold } from './archive.ts'

/** How many rows are in memory at a time. */
export const pageSize = 200

export async function readSubscriptions(
  database: Database,
  thread: string,
  after: Query,
): Promise<ArchivedSubscription[]> {
  const rows = await database.all<object>(sql`
    select id, thread, email, created_at as "createdAt"
    from subscriptions
    where thread = ${thread} and ${after}
    order by created_at, id
    ${sql.limit(pageSize)}`)
  return rows.map(row => ArchivedSubscription.parse({ type: 'subscription', ...row }))
}

export async function readBlocks(database: Database, after: Query): Promise<ArchivedBlock[]> {
  const rows = await database.all<object>(sql`
    select id, kind, value, comment, mention, created_at as "createdAt"
    from blocks
    where kind in ('author', 'network', 'words') and ${after}
    order by created_at, id
    ${sql.limit(pageSize)}`)
  return rows.map(row => ArchivedBlock.parse({ type: 'block', ...row }))
}

type ToldRow = { readonly post: string; readonly source: string; readonly targets: string }

export async function readTold(
  database: Database,
  last: ArchivedTold | undefined,
): Promise<ArchivedTold[]> {
  const rows = await database.all<ToldRow>(sql`
    select post, source, targets
    from told_posts
    where post > ${last?.post ?? ''}
    order by post
    ${sql.limit(pageSize)}`)
  return rows.map(({ targets, ...row }) =>
    ArchivedTold.parse({ type: 'told', ...row, targets: JSON.parse(targets) }),
  )
}

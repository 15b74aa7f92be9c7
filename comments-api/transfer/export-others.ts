import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import { ArchivedBlock, ArchivedSubscription, ArchivedTold } from './archive.ts'
import { pageSize } from './page-size.ts'

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
    where ${after}
    order by created_at, id
    ${sql.limit(pageSize)}`)
  return rows.map(row => ArchivedBlock.parse({ type: 'block', ...row }))
}

type ToldRow = { readonly post: string; readonly source: string; readonly targets: string }

export async function* eachTold(database: Database): AsyncGenerator<ArchivedTold> {
  let after = ''
  for (;;) {
    const rows = await database.all<ToldRow>(sql`
      select post, source, targets
      from told_posts
      where post > ${after}
      order by post
      ${sql.limit(pageSize)}`)
    for (const { targets, ...row } of rows)
      yield ArchivedTold.parse({ type: 'told', ...row, targets: JSON.parse(targets) })
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.post
  }
}

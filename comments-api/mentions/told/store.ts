import { ToldPost } from '../../contract/told.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'

type Row = {
  readonly post: string
  readonly source: string
  readonly revision: number
  readonly targets: string
}

/** The first `most` posts whose ids come after `after`, in the order of their ids. */
export async function listTold(
  database: Database,
  after: string,
  most: number,
): Promise<ToldPost[]> {
  const rows = await database.all<Row>(sql`
    select post, source, revision, targets
    from told_posts
    where post > ${after}
    order by post
    ${sql.limit(most)}`)
  return rows.map(row => ToldPost.parse({ ...row, targets: JSON.parse(row.targets) }))
}

/** Returns no row if somebody has written the post since it was read. */
export function writeTold({ post, source, revision, targets }: ToldPost): Query<{
  readonly post: string
  readonly revision: number
}> {
  const words = JSON.stringify(targets)
  if (revision === 0)
    return sql`
      insert into told_posts (post, source, revision, targets)
      values (${post}, ${source}, 1, ${words})
      on conflict (post) do nothing
      returning post, revision`
  return sql`
    update told_posts
    set source = ${source}, revision = revision + 1, targets = ${words}
    where post = ${post} and revision = ${revision}
    returning post, revision`
}

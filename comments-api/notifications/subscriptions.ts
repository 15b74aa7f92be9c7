import { addressKey } from '../comments/address-key.ts'
import type { Comment } from '../comments/comment.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/** A confirmed wish to be mailed about replies in one thread. Who wants nothing any more has no row. */
export type Subscription = {
  readonly id: string
  readonly email: string
  readonly addressKey: string
  readonly thread: string
  readonly mailedAt: string | null
}

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }

export function subscribe(needs: Needs, thread: string, email: string): Query {
  const row = [
    needs.world.newId(),
    email,
    addressKey(needs, email),
    thread,
    instant(needs.world.now()),
  ]
  return sql`
    insert into subscriptions (id, email, address_key, thread, created_at)
    values (${sql.join(row)})
    on conflict (email, thread) do nothing`
}

type Row = {
  readonly id: string
  readonly email: string
  readonly address_key: string
  readonly thread: string
  readonly mailed_at: string | null
}

export async function findSubscription(
  database: Database,
  id: string,
): Promise<Subscription | null> {
  const [row] = await database.all<Row>(
    sql`select id, email, address_key, thread, mailed_at from subscriptions where id = ${id}`,
  )
  if (!row) return null
  const { address_key, mailed_at, ...known } = row
  return { ...known, addressKey: address_key, mailedAt: mailed_at }
}

export function unsubscribe(wanted: Query): Query[] {
  return [
    sql`delete from owed_replies where subscription in (select id from subscriptions where ${wanted})`,
    sql`delete from subscriptions where ${wanted}`,
  ]
}

/** A thread this deep is a quarrel; who began it need not be mailed about each word. */
const deepest = 200

/** Who wrote above this comment, at any height, and wants to know; never its own author. */
export async function listInterested(
  database: Database,
  { thread, parent, author }: Comment,
): Promise<{ readonly id: string; readonly mailedAt: string | null }[]> {
  if (parent === null) return []
  const rows = await database.all<Pick<Row, 'id' | 'mailed_at'>>(sql`
    with recursive above (id, parent, author_email, depth) as (
      select id, parent, author_email, 1
      from comments
      where id = ${parent}
      union all
      select comments.id, comments.parent, comments.author_email, above.depth + 1
      from comments
      join above on comments.id = above.parent
      where above.depth < ${deepest}
    )
    select id, mailed_at
    from subscriptions
    where thread = ${thread}
      and email <> ${author.email ?? ''}
      and email in (select author_email from above)`)
  return rows.map(row => ({ id: row.id, mailedAt: row.mailed_at }))
}

/** Once for each subscription, however often the comment is withdrawn and published again. */
export function oweReply({ world }: Needs, subscription: string, comment: string): Query {
  return sql`
    insert into owed_replies (subscription, comment, created_at)
    values (${subscription}, ${comment}, ${instant(world.now())})
    on conflict (subscription, comment) do nothing`
}

/** What is still public of what is owed. */
export async function listOwed(database: Database, subscription: string): Promise<Comment[]> {
  const rows = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from owed_replies
    join comments on comments.id = owed_replies.comment
    where owed_replies.subscription = ${subscription}
      and owed_replies.mailed_at is null
      and comments.status = 'approved'
    order by comments.created_at, comments.id`)
  return rows.map(readComment)
}

export function noteMailed(
  { world }: Needs,
  subscription: string,
  comments: readonly string[],
): Query[] {
  const now = instant(world.now())
  return [
    sql`update subscriptions set mailed_at = ${now} where id = ${subscription}`,
    sql`
      update owed_replies
      set mailed_at = ${now}
      where subscription = ${subscription} and comment in (${sql.join(comments)})`,
  ]
}

/** The newest of their comments there that they may change by a link. */
export async function findOwn(
  database: Database,
  { thread, email }: Subscription,
): Promise<string | null> {
  const [row] = await database.all<{ readonly id: string }>(sql`
    select id
    from comments
    where thread = ${thread} and author_email = ${email} and is_confirmed = 1
      and status <> 'deleted'
    order by created_at desc, id desc
    limit 1`)
  return row?.id ?? null
}

import type { Comment } from '../comments/comment.ts'
import { addressKey } from '../comments/fields/address-key.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { listOf } from '../storage/many.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/** A confirmed wish to be mailed about replies in one thread. Somebody who has unsubscribed has no row. */
export type Subscription = {
  readonly id: string
  readonly email: string
  readonly addressKey: string
  readonly thread: string
  readonly mailedAt: string | null
}

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }

/** With the key that the address has already: a link that leads out of all threads has to know only one. */
export function subscribe(needs: Needs, thread: string, email: string): Query {
  const known = sql`select min(address_key) from subscriptions where email = ${email}`
  const row = [
    needs.world.newId(),
    email,
    sql`coalesce((${known}), ${addressKey(needs, email)})`,
    thread,
    instant(needs.world.now()),
  ]
  return sql`
    insert into subscriptions (id, email, address_key, thread, created_at)
    values (${sql.join(row)})
    on conflict (email, thread) do nothing`
}

export async function findSubscription(
  database: Database,
  id: string,
): Promise<Subscription | null> {
  const [found = null] = await database.all<Subscription>(sql`
    select id, email, address_key as "addressKey", thread, mailed_at as "mailedAt"
    from subscriptions
    where id = ${id}`)
  return found
}

export function unsubscribe(wanted: Query): Query[] {
  return [
    sql`delete from owed_replies where subscription in (select id from subscriptions where ${wanted})`,
    sql`delete from subscriptions where ${wanted}`,
  ]
}

/** A thread this deep is a quarrel; whoever started it need not be mailed about every word. */
const deepest = 200

type Interested = {
  readonly reply: string
  readonly id: string
  readonly mailedAt: string | null
}

/** Authors of comments above public replies, at any height, who want to know; never a reply's own author. */
export async function listInterested(
  database: Database,
  replies: readonly string[],
): Promise<readonly Interested[]> {
  if (replies.length === 0) return []
  return database.all<Interested>(sql`
    with recursive above (reply, id, parent, author_email, depth) as (
      select replies.id, comments.id, comments.parent, comments.author_email, 1
      from comments replies
      join comments on comments.id = replies.parent
      where replies.id in (${listOf(replies)}) and replies.status = 'approved'
      union all
      select above.reply, comments.id, comments.parent, comments.author_email, above.depth + 1
      from above
      join comments on comments.id = above.parent
      where above.depth < ${deepest}
    )
    select distinct replies.id as reply, subscriptions.id as id, subscriptions.mailed_at as "mailedAt",
      replies.created_at
    from above
    join comments replies on replies.id = above.reply
    join subscriptions
      on subscriptions.thread = replies.thread and subscriptions.email = above.author_email
    where subscriptions.email <> coalesce(replies.author_email, '')
    order by replies.created_at, reply, subscriptions.id`)
}

/** Once for each subscription, however often the comment is withdrawn and published again. */
export function oweReply({ world }: Needs, subscription: string, comment: string): Query {
  return sql`
    insert into owed_replies (subscription, comment, created_at)
    values (${subscription}, ${comment}, ${instant(world.now())})
    on conflict (subscription, comment) do nothing`
}

/** The first of those due that are still public. */
export async function listOwed(
  database: Database,
  subscription: string,
  most: number,
): Promise<Comment[]> {
  const rows = await database.all<CommentRow>(sql`
    select ${commentColumns}
    ${owedTo(subscription)}
    ${inOrder}
    ${sql.limit(most)}`)
  return rows.map(readComment)
}

/** The ids of all of them. */
export async function listOwedIds(database: Database, subscription: string): Promise<string[]> {
  const rows = await database.all<{ readonly id: string }>(sql`
    select comments.id
    ${owedTo(subscription)}
    ${inOrder}`)
  return rows.map(({ id }) => id)
}

/** Whether there is any. */
export function isOwed(subscription: string): Query {
  return sql`exists (select 1 ${owedTo(subscription)})`
}

function owedTo(subscription: string): Query {
  return sql`
    from owed_replies
    join comments on comments.id = owed_replies.comment
    where owed_replies.subscription = ${subscription}
      and owed_replies.mailed_at is null
      and comments.status = 'approved'`
}

const inOrder = sql`order by comments.created_at, comments.id`

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
      where subscription = ${subscription} and comment in (${listOf(comments)})`,
  ]
}

/** The newest of their comments there that they may edit by a link. */
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

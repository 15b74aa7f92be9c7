import { forgetSitesOfNobody } from '../comments/latest-post.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import { findThread } from '../comments/threads/thread.ts'
import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { isOlder } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { listOf } from '../storage/many.ts'
import { type Query, sql } from '../storage/sql.ts'
import { enqueueLook, type Needs } from './look.ts'
import { show } from './show.ts'

const most = { looks: 100, threads: 500, hidden: 500 } as const

/** Looks once a day at each site whose latest post is wanted in a thread that is still open. */
export function refreshChore(needs: Needs): Chore {
  return {
    name: 'refresh-latest-posts',
    every: hour,
    async run() {
      const open = await listOpenThreads(needs)
      const due = open.length === 0 ? [] : await listDue(needs, open)
      await needs.database.batch([
        forgetSitesOfNobody,
        ...due.map(comment => enqueueLook(comment, needs.world)),
      ])
    },
  }
}

async function listOpenThreads(needs: Needs): Promise<string[]> {
  const rows = await needs.database.all<{ readonly thread: string }>(sql`
    select comments.thread
    from comments
    join threads on threads.id = comments.thread
    where comments.latest_wanted = 1 and comments.status = 'approved'
      and threads.closed_at is null
    group by comments.thread
    order by max(comments.created_at) desc`)
  const open: string[] = []
  for (const { thread } of rows) {
    const found = await findThread(needs, thread).catch(() => null)
    if (found?.isOpen) open.push(thread)
    if (open.length === most.threads) break
  }
  return open
}

/** One comment for each site, the site that was looked at longest ago first. */
async function listDue({ database, world }: Needs, threads: readonly string[]): Promise<string[]> {
  const rows = await database.all<{ readonly comment: string }>(sql`
    select min(comments.id) as comment
    from comments
    left join latest_posts on latest_posts.author_url = comments.author_url
    where comments.latest_wanted = 1 and comments.status = 'approved'
      and comments.author_url is not null
      and comments.thread in (${listOf(threads)})
      and (latest_posts.looked_at is null
        or ${isOlder('latest_posts.looked_at', day, world)})
    group by comments.author_url
    order by coalesce(min(latest_posts.looked_at), '')
    ${sql.limit(most.looks)}`)
  return rows.map(({ comment }) => comment)
}

/** For owners who no longer show latest posts: hides those that are stored. What authors asked for is kept. */
export function hideChore({ database }: { readonly database: Database }): Chore {
  return {
    name: 'hide-latest-posts',
    every: hour,
    async run() {
      const rows = await database.all<CommentRow>(sql`
        select ${commentColumns}
        from comments
        where latest_wanted = 1 and latest_title is not null and status = 'approved'
        ${sql.limit(most.hidden)}`)
      const queries: Query[] = rows.flatMap(row => show(readComment(row), null))
      await database.batch([...queries, forgetSitesOfNobody])
    },
  }
}

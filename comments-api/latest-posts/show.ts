import type { Comment, LatestPost } from '../comments/comment.ts'
import { fragmentOf } from '../comments/fragment.ts'
import { makeLatestPost } from '../comments/latest-post.ts'
import { type CommentRow, commentColumns, isAsSeen, readComment } from '../comments/store.ts'
import { raiseVersion, versionOf } from '../comments/thread-version.ts'
import { findThread, type Threads } from '../comments/threads/thread.ts'
import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Site } from './sites.ts'

type Needs = { readonly database: Database; readonly world: World; readonly threads: Threads }

/** If an author has more comments than this, only the newest of them are updated by a look. */
const most = 200

/** Shows the post beside every comment whose author wants it, if its thread is open or the comment shows none yet. */
export async function showEverywhere(needs: Needs, address: string, site: Site): Promise<Query[]> {
  const rows = await needs.database.all<CommentRow & { readonly closed_at: string | null }>(sql`
    select ${commentColumns}, threads.closed_at
    from comments
    join threads on threads.id = comments.thread
    where comments.author_url = ${address} and comments.latest_wanted = 1
      and comments.status = 'approved'
    order by comments.created_at desc, comments.id desc
    ${sql.limit(most)}`)
  const shown = latestOf(site, address)
  const queries: Query[] = []
  for (const row of rows) {
    const comment = readComment(row)
    const isFirst = comment.latestPost.shown === null
    const isOpen = row.closed_at === null && (await isThreadOpen(needs, comment))
    if (isFirst || isOpen) queries.push(...show(comment, shown))
  }
  return queries
}

export function latestOf({ title, url }: Site, address: string): LatestPost['shown'] {
  return title === null || url === null ? null : makeLatestPost({ title, url }, address)
}

async function isThreadOpen(needs: Needs, { thread }: Comment): Promise<boolean> {
  return (await findThread(needs, thread).catch(() => null))?.isOpen ?? false
}

/**
 * Changes what the comment shows, with a new version of its thread. Does nothing if it shows the same already, or if
 * somebody has changed the comment meanwhile.
 */
export function show(comment: Comment, shown: LatestPost['shown']): Query[] {
  const { id, thread, latestPost } = comment
  if (latestPost.shown?.title === shown?.title && latestPost.shown?.url === shown?.url) return []
  const after = { ...comment, latestPost: { ...latestPost, shown } }
  return [
    raiseVersion(thread, 0, isAsSeen(comment)),
    sql`
      update comments
      set latest_title = ${shown?.title ?? null}, latest_url = ${shown?.url ?? null},
        fragment = ${fragmentOf(after)}, version = ${versionOf(thread)}
      where id = ${id} and ${isAsSeen(comment)}`,
  ]
}

import { commentsFeed } from '../../../templates/feeds/comments.ts'
import { trustHtml } from '../../../templates/html.ts'
import type { Database } from '../../storage/database.ts'
import { listOf } from '../../storage/many.ts'
import { always, type Query, sql } from '../../storage/sql.ts'
import { type CommentRow, commentColumns, readHtml } from '../store.ts'
import type { PublishedThread, Threads } from '../threads/thread.ts'

type Needs = {
  readonly database: Database
  readonly threads: Threads
  /** Ends in "/". */
  readonly site: string
}

/** The newest only; the page has everything. */
const most = 50
/** Feed readers take a date before 1990 for a mistake. */
const beforeAnyFeed = '1990-01-01T00:00:00.000Z'

/** The newest comments on one post, as Atom. */
export async function writeThreadFeed(needs: Needs, thread: PublishedThread): Promise<string> {
  const rows = await needs.database.all(selectNewest(sql`comments.thread = ${thread.id}`))
  const feed = {
    id: `tag:${new URL(needs.site).hostname},2026:responses:${encodeURIComponent(thread.id)}`,
    url: new URL(`/api/threads/${encodeURIComponent(thread.id)}/feed.xml`, needs.site).href,
    home: thread.url,
    post: thread,
  }
  return write(needs, feed, describe(needs, rows, new Map([[thread.id, thread]])))
}

/** The newest comments of all, without those on posts that the site no longer publishes. */
export async function writeSiteFeed(needs: Needs): Promise<string> {
  const { rows, threads } = await readNewest(needs)
  const url = new URL('/api/feed.xml', needs.site).href
  return write(
    needs,
    { id: url, url, home: needs.site, post: null },
    describe(needs, rows, threads),
  )
}

type Newest = {
  readonly rows: readonly Row[]
  readonly threads: ReadonlyMap<string, PublishedThread>
}

async function readNewest(needs: Needs): Promise<Newest> {
  const rows = await needs.database.all(selectNewest(always))
  const threads = await findPublished(
    needs.threads,
    rows.map(row => row.thread),
  )
  const isFull = rows.length < most || rows.every(row => threads.has(row.thread))
  return isFull ? { rows, threads } : readNewestPublished(needs)
}

/** What is imported for posts that are not published may be newer than all that readers see. */
async function readNewestPublished({ database, threads: known }: Needs): Promise<Newest> {
  const all = await database.all<{ readonly id: string }>(
    sql`select id from threads where count > 0`,
  )
  const ids = all.map(({ id }) => id)
  const threads = await findPublished(known, ids)
  const others = listOf(ids.filter(id => !threads.has(id)))
  const rows = await database.all(selectNewest(sql`comments.thread not in (${others})`))
  return { rows, threads }
}

async function findPublished(threads: Threads, ids: readonly string[]) {
  const found = await Promise.all([...new Set(ids)].map(id => threads.findAtOnce(id)))
  return new Map(found.flatMap(thread => (thread ? [[thread.id as string, thread]] : [])))
}

type Row = CommentRow & { readonly above_at: string | null }

function selectNewest(condition: Query): Query<Row> {
  return sql`
    select ${commentColumns}, above.created_at as above_at
    from comments
    left join comments above on above.id = comments.parent and above.status = 'approved'
    where comments.status = 'approved' and ${condition}
    order by comments.created_at desc, comments.id desc
    ${sql.limit(most)}`
}

type Head = {
  readonly id: string
  readonly url: string
  readonly home: string
  readonly post: PublishedThread | null
}
type Entry = ReturnType<typeof describe>[number]

function write({ site }: Needs, head: Head, entries: readonly Entry[]): string {
  const language = (head.post ?? entries[0])?.language ?? 'en'
  const updated = entries.reduce(
    (latest, entry) => (entry.updated > latest ? entry.updated : latest),
    beforeAnyFeed,
  )
  const feed = { kind: 'comments-feed', ...head, language, updated, entries } as const
  return commentsFeed({ title: new URL(site).hostname }, feed).toString()
}

function describe(
  { site }: Needs,
  rows: readonly Row[],
  threads: ReadonlyMap<string, PublishedThread>,
) {
  return rows.flatMap(row => {
    const post = threads.get(row.thread)
    if (!post) return []
    const above = row.parent !== null && row.above_at !== null
    return {
      id: nameOf(site, row.id, row.created_at),
      url: `${post.url}#comment-${row.id}`,
      author: { name: row.author_name, url: row.author_url },
      html: trustHtml(readHtml(row)),
      published: row.created_at,
      updated: row.edited_at ?? row.created_at,
      post,
      language: post.language,
      answers: above
        ? { id: nameOf(site, row.parent, row.above_at), url: `${post.url}#comment-${row.parent}` }
        : { id: post.url, url: post.url },
    }
  })
}

/** The same id as in the site's own feeds, so that somebody who follows both sees it once. */
function nameOf(site: string, comment: string, createdAt: string): string {
  return `tag:${new URL(site).hostname},${createdAt.slice(0, 4)}:comment:${comment}`
}

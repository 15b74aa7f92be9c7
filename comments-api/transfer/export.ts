import type { Comment } from '../comments/comment.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { ArchivedComment, ArchiveHeader } from './archive.ts'

const pageSize = 200

/**
 * The archive line by line, in an order that depends on nothing but what is in it: threads by their id, of
 * each that it is closed, comments by time, then mentions. A page at a time is in memory. Beside a running service it holds
 * everything that was acknowledged before it began.
 */
export async function* exportArchive(database: Database): AsyncGenerator<string> {
  yield line({ type: 'archive', format: 1, example: false } satisfies ArchiveHeader)
  for await (const { id: thread, closed_at: closedAt } of eachThread(database)) {
    if (closedAt !== null) yield line({ type: 'thread', id: thread, closedAt })
    yield* pageThrough(after => readComments(database, thread, after))
    yield* pageThrough(after => readMentions(database, thread, after))
  }
}

type Place = { readonly createdAt: string; readonly id: string }

/** The id breaks the tie of two that came in the same millisecond. */
async function* pageThrough<Entry extends Place>(
  read: (after: Query) => Promise<readonly Entry[]>,
): AsyncGenerator<string> {
  let after = always
  for (;;) {
    const entries = await read(after)
    for (const entry of entries) yield line(entry)
    const last = entries.at(-1)
    if (!last || entries.length < pageSize) return
    after = sql`(created_at, id) > (${last.createdAt}, ${last.id})`
  }
}

type ThreadRow = { readonly id: string; readonly closed_at: string | null }

async function* eachThread(database: Database): AsyncGenerator<ThreadRow> {
  let after = ''
  for (;;) {
    const threads = await database.all<ThreadRow>(
      sql`select id, closed_at from threads where id > ${after} order by id limit ${pageSize}`,
    )
    yield* threads
    const last = threads.at(-1)
    if (!last || threads.length < pageSize) return
    after = last.id
  }
}

async function readComments(database: Database, thread: string, after: Query) {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where thread = ${thread} and ${after}
    order by created_at, id
    limit ${pageSize}`)
  return rows.map(row => toArchived(readComment(row), row.reasons))
}

function toArchived(comment: Comment, reasons: string): ArchivedComment {
  const { id, thread, parent, body, status, createdAt, editedAt } = comment
  const { isConfirmed, ...author } = comment.author
  return {
    type: 'comment',
    id,
    thread,
    parent,
    author: isConfirmed ? { ...author, isConfirmed } : author,
    body,
    status,
    reasons: JSON.parse(reasons),
    createdAt,
    editedAt,
    pinned: comment.isPinned,
  }
}

type MentionRow = {
  readonly id: string
  readonly thread: string
  readonly url: string
  readonly source: string | null
  readonly kind: string
  readonly via: string
  readonly title: string
  readonly author: string | null
  readonly author_url: string | null
  readonly excerpt: string
  readonly status: string
  readonly reasons: string
  readonly created_at: string
}

async function readMentions(database: Database, thread: string, after: Query) {
  const rows = await database.all<MentionRow>(sql`
    select id, thread, url, source, kind, via, title, author, author_url, excerpt, status, reasons,
      created_at
    from mentions
    where thread = ${thread} and ${after}
    order by created_at, id
    limit ${pageSize}`)
  return rows.map(({ created_at: createdAt, author_url: authorUrl, reasons, ...row }) => {
    return { type: 'mention', ...row, authorUrl, reasons: JSON.parse(reasons), createdAt }
  })
}

function line(entry: object): string {
  return `${JSON.stringify(entry)}\n`
}

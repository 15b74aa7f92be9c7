import type { z } from 'zod'
import type { Comment } from '../comments/comment.ts'
import type { Mention } from '../comments/mentions/mention.ts'
import { type MentionRow, mentionColumns, readMention } from '../comments/mentions/store.ts'
import { readReasons } from '../comments/reasons.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Via } from '../contract/thread.ts'
import type { Database } from '../storage/database.ts'
import { afterPlace, pagesOf } from '../storage/pages.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { ArchivedComment, ArchivedMention, ArchivedTold, ArchiveHeader } from './archive.ts'
import { pageSize, readBlocks, readSubscriptions, readTold } from './export-others.ts'

/**
 * Writes the archive line by line. The order depends only on the content: threads by their id, and for each whether it
 * is closed, then its comments by time, mentions and subscriptions; at the end blocks and told posts. Only one page is
 * in memory at a time. If a service is running, the archive contains everything that was acknowledged before the export
 * began.
 */
export async function* exportArchive(database: Database): AsyncGenerator<string> {
  yield line({ type: 'archive', format: 1, example: false } satisfies ArchiveHeader)
  for await (const threads of pagesOf<ThreadRow>(pageSize, last => readThreads(database, last))) {
    for (const { id, closed_at: closedAt } of threads) {
      if (closedAt !== null) yield line({ type: 'thread', id, closedAt })
      yield* lines(after => readComments(database, id, after))
      yield* lines(after => readMentions(database, id, after))
      yield* lines(after => readSubscriptions(database, id, after))
    }
  }
  yield* lines(after => readBlocks(database, after))
  for await (const posts of pagesOf<ArchivedTold>(pageSize, last => readTold(database, last))) {
    yield* posts.map(line)
  }
}

async function* lines<Entry extends { readonly createdAt: string; readonly id: string }>(
  read: (after: Query) => Promise<readonly Entry[]>,
): AsyncGenerator<string> {
  const pages = pagesOf<Entry>(pageSize, last => read(afterPlace(last)))
  for await (const entries of pages) yield* entries.map(line)
}

type ThreadRow = { readonly id: string; readonly closed_at: string | null }

function readThreads(database: Database, last: ThreadRow | undefined): Promise<ThreadRow[]> {
  return database.all<ThreadRow>(sql`
    select id, closed_at
    from threads
    where id > ${last?.id ?? ''}
    order by id
    ${sql.limit(pageSize)}`)
}

async function readComments(database: Database, thread: string, after: Query) {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where thread = ${thread} and ${after}
    order by created_at, id
    ${sql.limit(pageSize)}`)
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
    reasons: readReasons(reasons),
    createdAt,
    editedAt,
    pinned: comment.isPinned,
    ...(comment.latestPost.isWanted ? { latestPost: comment.latestPost.shown ?? {} } : {}),
  }
}

async function readMentions(database: Database, thread: string, after: Query) {
  const rows = await database.all<MentionRow & { readonly via: Via }>(sql`
    select ${mentionColumns}, via
    from mentions
    where thread = ${thread} and ${after}
    order by created_at, id
    ${sql.limit(pageSize)}`)
  return rows.map(row => toArchivedMention(readMention(row), row.via))
}

function toArchivedMention(mention: Mention, via: Via) {
  const { id, thread, parent, url, source, kind, title, excerpt, status, createdAt } = mention
  const { name: author = null, url: authorUrl = null } = mention.author ?? {}
  return {
    type: 'mention',
    id,
    thread,
    ...(parent === null ? {} : { parent }),
    url,
    source,
    kind,
    via,
    title,
    author,
    excerpt,
    status,
    authorUrl,
    reasons: [...mention.reasons],
    createdAt,
  } satisfies z.input<typeof ArchivedMention>
}

function line(entry: object): string {
  return `${JSON.stringify(entry)}\n`
}

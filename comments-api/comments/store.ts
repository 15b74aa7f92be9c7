import { CommentId, ThreadId } from '../contract/ids.ts'
import type { Database } from '../storage/database.ts'
import { insertAll, listOf } from '../storage/many.ts'
import { insertInto, type Query, sql } from '../storage/sql.ts'
import type { Author, Comment, LatestPost } from './comment.ts'
import { nameKey } from './fields/name.ts'
import { fragmentOf } from './fragment.ts'
import { renderBody, rendererVersion } from './render/renderer.ts'
import { CommentStatus } from './status.ts'
import { versionOf } from './thread-version.ts'

export type CommentRow = {
  readonly id: string
  readonly thread: string
  readonly parent: string | null
  readonly author_name: string
  readonly author_email: string | null
  readonly author_url: string | null
  readonly is_owner: number
  readonly is_confirmed: number
  readonly body: string
  /** `null` if another version of the renderer made it. */
  readonly html: string | null
  readonly status: string
  readonly created_at: string
  readonly edited_at: string | null
  readonly pinned: number
  readonly revision: number
  readonly latest_wanted: number
  readonly latest_title: string | null
  readonly latest_url: string | null
}

export const commentColumns = sql.raw(
  `comments.id, comments.thread, comments.parent, comments.status, comments.created_at, comments.edited_at,
  comments.author_name, comments.author_email, comments.author_url, comments.is_owner, comments.is_confirmed,
  comments.body, case comments.renderer when ${rendererVersion} then comments.html end as html,
  comments.pinned, comments.revision, comments.latest_wanted, comments.latest_title, comments.latest_url`,
)

export function readComment(row: CommentRow): Comment {
  return {
    id: CommentId.parse(row.id),
    thread: ThreadId.parse(row.thread),
    parent: row.parent === null ? null : CommentId.parse(row.parent),
    author: {
      name: row.author_name,
      email: row.author_email,
      url: row.author_url,
      isOwner: row.is_owner === 1,
      isConfirmed: row.is_confirmed === 1,
    },
    body: row.body,
    html: readHtml(row),
    status: CommentStatus.parse(row.status),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    isPinned: row.pinned === 1,
    revision: row.revision,
    latestPost: readLatestPost(row),
  }
}

export function readHtml({ html, body }: Pick<CommentRow, 'html' | 'body'>): string {
  return html ?? renderBody(body)
}

function readLatestPost({
  latest_wanted,
  latest_title: title,
  latest_url: url,
}: CommentRow): LatestPost {
  const shown = title === null || url === null ? null : { title, url }
  return { isWanted: latest_wanted === 1, shown }
}

/** What is stored beside a comment for moderators and the judge, and never leaves the service. */
type Noted = {
  readonly reasons: readonly string[]
  readonly network: string | null
  readonly editHash?: string | null
}
const nothing: Noted = { reasons: [], network: null }

const intoComments = insertInto('comments', [
  ...(['id', 'thread', 'parent', 'status', 'created_at', 'edited_at', 'pinned'] as const),
  ...(['author_name', 'author_key', 'author_email', 'author_url'] as const),
  ...(['is_owner', 'is_confirmed'] as const),
  ...(['body', 'html', 'renderer', 'fragment', 'revision', 'version'] as const),
  ...(['reasons', 'network', 'edit_hash', 'latest_wanted', 'latest_title', 'latest_url'] as const),
])

/**
 * If the comment is public, this comes after the version was raised in the same batch, so that the comment gets the
 * version that shows it.
 */
export function insertComment(comment: Comment, noted: Noted = nothing): Query {
  const isPublic = comment.status === 'approved'
  const version = isPublic ? versionOf(comment.thread) : 0
  return intoComments({ ...columnsOf(comment, noted), version })
}

type NotedComment = { readonly comment: Comment; readonly noted: Noted }

/** The same for many comments at once. */
export function insertComments([first, ...others]: readonly NotedComment[]): Query[] {
  if (!first) return []
  const rowOf = ({ comment, noted }: NotedComment) => columnsOf(comment, noted)
  const version = sql`
    case value ->> 'status'
      when 'approved' then (select version from threads where id = value ->> 'thread')
      else 0
    end`
  return [insertAll('comments', [rowOf(first), ...others.map(rowOf)], { version })]
}

function columnsOf(comment: Comment, noted: Noted) {
  return {
    reasons: JSON.stringify(noted.reasons),
    network: noted.network,
    edit_hash: noted.editHash ?? null,
    id: comment.id,
    thread: comment.thread,
    parent: comment.parent,
    ...wordsOf(comment),
    status: comment.status,
    created_at: comment.createdAt,
    pinned: comment.isPinned ? 1 : 0,
  }
}

/** The columns that an edit changes. */
function wordsOf(comment: Comment) {
  return {
    author_name: comment.author.name,
    author_key: nameKey(comment.author.name),
    author_email: comment.author.email,
    author_url: comment.author.url,
    is_owner: comment.author.isOwner ? 1 : 0,
    is_confirmed: comment.author.isConfirmed ? 1 : 0,
    body: comment.body,
    html: comment.html,
    renderer: rendererVersion,
    fragment: fragmentOf(comment),
    edited_at: comment.editedAt,
    revision: comment.revision,
    latest_wanted: comment.latestPost.isWanted ? 1 : 0,
    latest_title: comment.latestPost.shown?.title ?? null,
    latest_url: comment.latestPost.shown?.url ?? null,
  }
}

/**
 * Comes after `raiseVersion` in a batch; an edit that readers cannot see keeps the version. Without `reasons`, the old
 * ones stay.
 */
export function rewriteComment(
  before: Comment,
  after: Comment,
  reasons: readonly string[] | undefined,
): Query {
  const columns = {
    ...wordsOf(after),
    status: after.status,
    // A moderator may have pinned it since it was read.
    ...(after.status === 'approved' ? {} : { pinned: 0 }),
    ...(reasons ? { reasons: JSON.stringify(reasons) } : {}),
    ...(before.status === 'approved' ? { version: versionOf(after.thread) } : {}),
  }
  return sql`
    update comments
    set ${sql.set(columns)}
    where id = ${before.id} and ${isAsSeen(before)}
    returning id`
}

/**
 * True while the comment is as the caller saw it: nobody has decided on it, edited it or confirmed its author since.
 */
export function isAsSeen({ id, status, revision, author }: Comment): Query {
  return sql`
    exists (select 1 from comments
      where id = ${id} and status = ${status} and revision = ${revision}
        and is_confirmed = ${author.isConfirmed ? 1 : 0})`
}

/**
 * After a change of the renderer. Does nothing if the comment, or its author's latest post, is not as it was read: the
 * HTML and the fragment would be those of before.
 */
export function updateRendering(comment: Comment, version: Query): Query {
  const { id, html, latestPost } = comment
  return sql`
    update comments
    set html = ${html}, renderer = ${rendererVersion}, fragment = ${fragmentOf(comment)},
      version = ${version}
    where id = ${id} and ${isAsSeen(comment)}
      and coalesce(latest_title, '') = ${latestPost.shown?.title ?? ''}
      and coalesce(latest_url, '') = ${latestPost.shown?.url ?? ''}
    returning id`
}

export async function findComment(database: Database, id: string): Promise<Comment | null> {
  const [row] = await database.all<CommentRow>(
    sql`select ${commentColumns} from comments where id = ${id}`,
  )
  return row ? readComment(row) : null
}

/** Those that exist, in no particular order. */
export async function findComments(
  database: Database,
  ids: readonly string[],
): Promise<readonly Comment[]> {
  if (ids.length === 0) return []
  return (await findRows(database, ids)).map(readComment)
}

/** The same before they are read, for who may have to render many of them. */
export function findRows(
  database: Database,
  ids: readonly string[],
): Promise<readonly CommentRow[]> {
  return database.all<CommentRow>(
    sql`select ${commentColumns} from comments where id in (${listOf(ids)})`,
  )
}

/**
 * Somebody whose comments were approved before, under the same name and the same address. Nobody is recognised without
 * an address.
 */
export async function wasApprovedBefore(database: Database, author: Author): Promise<boolean> {
  if (author.email === null) return false
  const known = await database.all(sql`
    select 1
    from comments
    where author_email = ${author.email}
      and author_key = ${nameKey(author.name)}
      and status = 'approved'
    limit 1`)
  return known.length > 0
}

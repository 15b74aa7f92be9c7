import { basename } from 'node:path'
import { CommentId } from '../../../comments-api/contract/ids.ts'
import { readInstant } from '../../dates.ts'
import type { Found, FoundComment, Ours } from '../../source.ts'
import type { Comment, Mention } from './read-fields.ts'

export type CommentFile = { readonly id: string; readonly fields: Comment }

export type Thread = { readonly ids: readonly string[]; readonly urls: readonly string[] }
type Around = { readonly thread: Thread; readonly ours: Ours }

export function composeComment(
  { id, fields }: CommentFile,
  { thread, ours }: Around,
  inThread: readonly CommentFile[],
): Found {
  return {
    type: 'comment',
    externalId: id,
    ours,
    thread: withSlug(thread, fields.slug),
    parent: parentOf(fields, inThread),
    author: {
      name: fields.name,
      email: fields.email?.includes('@') ? fields.email : null,
      url: fields.url ?? null,
      isOwner: fields.owner,
    },
    words: { markdown: fields.message },
    status: statusOf(fields),
    createdAt: fields.date ?? null,
    editedAt: fields.edited ?? null,
    isPinned: fields.pinned,
  }
}

export function composeMention(fields: Mention, { thread, ours }: Around): Found {
  return {
    type: 'mention',
    externalId: fields._id,
    ours,
    thread: withSlug(thread, fields.slug),
    via: fields.via,
    kind: fields.kind ?? 'link',
    url: fields.url,
    source: fields.source ?? null,
    author: { name: fields.name ?? '', url: fields.author_url ?? null },
    title: fields.title ?? '',
    excerpt: { markdown: fields.excerpt ?? '' },
    status: statusOf(fields),
    createdAt: fields.date ?? null,
  }
}

/** Whether this site's own export wrote this: its files are named after the ids that the service gave. */
export function isOurs(source: string, { _id, slug }: Comment | Mention): boolean {
  return slug !== undefined && basename(source) === `${_id}.yml` && CommentId.safeParse(_id).success
}

/** In this site's own export each file names its thread, and the folders are only called "comments" or "mentions". */
function withSlug(thread: Thread, slug: string | undefined): Thread {
  if (slug === undefined) return thread
  const isOurs = thread.urls.some(url => /.\/(?:comments|mentions)\/$/.test(url))
  return isOurs ? { ids: [slug], urls: [] } : { ...thread, ids: [slug, ...thread.ids] }
}

/** Staticman publishes what it writes. Themes leave out what is marked as hidden. */
function statusOf({ hidden, status }: Pick<Comment, 'hidden' | 'status'>): FoundComment['status'] {
  return hidden ? (status ?? 'deleted') : 'approved'
}

/** Themes write an id, or the comment's number in its thread. In a first comment, `_parent` is the name of the post. */
function parentOf(fields: Comment, inThread: readonly CommentFile[]): string | null {
  const written =
    fields.replying_to_uid ?? fields.replying_to_id ?? fields.replying_to ?? fields._parent ?? ''
  const number = /^[1-9]\d{0,5}$/.test(written) ? Number(written) : 0
  return inThread[number - 1]?.id ?? (written === '' ? null : written)
}

/** In milliseconds since 1970, for sorting; 0 if the date cannot be read. */
export function momentOf({ fields }: CommentFile, timeZone: string): number {
  return Date.parse(readInstant(fields.date ?? null, timeZone) ?? '') || 0
}

import { stringify } from 'yaml'
import type { ArchivedMention } from '../../../comments-api/transfer/archive.ts'
import type { NumberedComment } from '../../conversations/numbered-archive.ts'

/** Uses the field names of Staticman, which themes of other generators read. */
export function commentText(
  thread: string,
  { id, parent, createdAt, comment }: NumberedComment,
): string {
  const place = {
    _id: id,
    slug: thread,
    replying_to_uid: parent ?? undefined,
    date: createdAt,
  }
  if (comment === null) return written({ ...place, name: '', message: '', hidden: true })
  const { author, body, status, editedAt, pinned } = comment
  return written({
    ...place,
    name: author.name,
    email: author.email ?? undefined,
    url: author.url ?? undefined,
    owner: author.isOwner || undefined,
    edited: editedAt ?? undefined,
    pinned: pinned || undefined,
    ...unlessPublic(status),
    message: body,
  })
}

export function mentionText(mention: ArchivedMention): string {
  const { id, thread, url, source, kind, via, title, author, authorUrl, createdAt } = mention
  return written({
    ...{ _id: id, slug: thread, date: createdAt, kind, via, url },
    source: source ?? undefined,
    name: author ?? undefined,
    author_url: authorUrl ?? undefined,
    title,
    excerpt: mention.excerpt || undefined,
    ...unlessPublic(mention.status),
  })
}

/** Whether an earlier export wrote this file, whose name is the id of a comment or a mention. */
export function isEntry(path: string, text: () => string): boolean {
  const [, id = ''] = /\/(?:comments|mentions)\/([\w.-]+)\.yml$/.exec(path) ?? []
  return id !== '' && text().startsWith(`${written({ _id: id })}slug: `)
}

/** Themes show every other file that they find. */
function unlessPublic(status: string): object {
  return status === 'approved' ? {} : { hidden: true, status }
}

/** Without anchors for repeated texts, which nobody who reads a comment would look up. */
function written(fields: object): string {
  return stringify(fields, { aliasDuplicateObjects: false, lineWidth: 0 })
}

import type { z } from 'zod'
import { markdownWithHtml } from '../../html/markdown-with-html.ts'
import type { KnownRecords } from '../../known-records.ts'
import type { Found, ThreadReference, Words } from '../../source.ts'
import { Comment, type Commenter } from './schemas.ts'

export type Known = {
  readonly commenters: KnownRecords<z.infer<typeof Commenter>>
  /** The paths of pages, by id. */
  readonly pages: KnownRecords<string>
}

type Setting = { readonly known: Known; readonly place: string }

export function composeComment(value: unknown, { known, place }: Setting): Found {
  const comment = Comment.safeParse(value).data
  if (comment === undefined)
    return { type: 'skipped', kind: 'comment', externalId: place, reason: 'unreadable' }
  const { id, pageId, parent, status, createdAt, editedAt, isPinned } = comment
  const path = pageId === null ? comment.path : known.pages.find(pageId)
  const { name, email, url, isOwner } = known.commenters.find(comment.commenter) ?? nobody
  return {
    type: 'comment',
    externalId: id,
    thread: path === null ? { ids: [`page-${pageId}`] } : referenceOf(path),
    parent,
    author: { name: comment.authorName || name, email, url, isOwner },
    words: wordsOf(comment),
    status,
    createdAt,
    editedAt,
    isPinned,
  }
}

/** Both systems have anonymous readers, who have no name. */
const nobody = { name: '', email: null, url: null, isOwner: false }

/** A page may have been identified by an id instead of its path. */
function referenceOf(path: string): ThreadReference {
  return path.startsWith('/') ? { urls: [path] } : { ids: [path], urls: [`/${path}`] }
}

function wordsOf({ markdown, html }: z.infer<typeof Comment>): Words {
  return markdown === '' ? { html } : markdownWithHtml(markdown)
}

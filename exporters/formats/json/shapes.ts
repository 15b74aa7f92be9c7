import { renderBody } from '../../../comments-api/comments/render/renderer.ts'
import type { Post } from '../../../generator/content/post.ts'
import { takesComments } from '../../../generator/content/schedule.ts'
import type { NumberedComment, NumberedMention } from '../../conversations/numbered-archive.ts'
import { addressOf, type Content, publicityOf } from '../../posts.ts'
import type { ExportedComment, ExportedMention, ExportedPost } from './schema.ts'

export function postIn(post: Post, { origin, now, index }: Content): ExportedPost {
  const { id, layout, title, description, language, byline, date, updated } = post
  const { tags, series, aliases, canonical, source } = post
  return {
    id,
    layout,
    status: publicityOf(post, now),
    url: addressOf(post, origin),
    aliases,
    title,
    description,
    language,
    author: byline,
    date,
    publish: post.publish,
    updated,
    tags,
    series,
    canonical,
    source,
    comments: takesComments(post, now) ? 'open' : 'closed',
    markdown: index.bodyOf(source),
  }
}

const nobody = { name: '', url: null, email: null, isOwner: false } as const

/** `isEmpty` marks a place that is kept only because somebody replied to it. */
export function commentIn({ id, parent, createdAt, comment }: NumberedComment): ExportedComment {
  if (comment === null) {
    const place = { id, parent, isEmpty: true, author: nobody, createdAt }
    return { ...place, status: 'deleted', editedAt: null, pinned: false, markdown: '', html: '' }
  }
  const { status, author, editedAt, pinned, body } = comment
  const { name, url, email, isOwner } = author
  return {
    id,
    parent,
    status,
    isEmpty: false,
    author: { name, url, email, isOwner },
    createdAt,
    editedAt,
    pinned,
    markdown: body,
    html: renderBody(body),
  }
}

export function mentionIn({ mention }: NumberedMention): ExportedMention {
  const { id, parent, status, kind, via, url, source, title, excerpt, createdAt } = mention
  const author = { name: mention.author, url: mention.authorUrl }
  return { id, parent, status, kind, via, url, source, title, author, excerpt, createdAt }
}

import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CommentId, MentionId, ThreadId } from '../../contract/ids.ts'
import type { MentionKind } from '../../contract/thread.ts'
import type { Verdict } from '../comment.ts'
import { shortName } from '../fields/name.ts'
import { shortLine } from '../fields/text.ts'
import { normaliseUrl } from '../fields/url.ts'
import type { CommentStatus } from '../status.ts'
import type { PublishedThread } from '../threads/thread.ts'

/** A page of another site that links to a post, as it is stored: its texts are cut, and its addresses checked. */
export type Mention = {
  readonly id: MentionId
  readonly thread: ThreadId
  /** The comment that it replies to; `null` for the post itself. */
  readonly parent: CommentId | null
  /** The page that was sent to us. `null` if an archive has only `url`. */
  readonly source: string | null
  /** Where its link leads readers: the entry's own address, which differs from `source` if a bridge sent it. */
  readonly url: string
  readonly kind: MentionKind
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly excerpt: string
  readonly status: CommentStatus
  readonly reasons: readonly string[]
  readonly createdAt: string
}

/** The reason of a mention that was deleted because its page lost the link. It is restored if the link comes back. */
export const linkGone = 'link-gone'

/** The mention as deleted, without its words. */
export function buried(mention: Mention, reasons: readonly string[]): Mention {
  return { ...mention, title: '', author: null, excerpt: '', status: 'deleted', reasons }
}

export function hasWords({ title, author, excerpt }: Mention): boolean {
  return title !== '' || author !== null || excerpt !== ''
}

const limits = { title: 200, excerpt: 500 } as const

type Said = {
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly excerpt: string
}

/** What a page or an archive says, in the form in which it is stored. An author without a visible name is none. */
export function normaliseWords({ title, author, excerpt }: Said): Said {
  const name = shortName(author?.name ?? '')
  return {
    title: shortLine(title, limits.title),
    author: name === '' ? null : { name, url: normaliseUrl(author?.url ?? '') },
    excerpt: shortLine(excerpt, limits.excerpt),
  }
}

/** Block list, names and filter; see docs/reference/spam.md. */
export type JudgeMention = (
  text: MentionText,
  thread: Pick<PublishedThread, 'owners'>,
) => Promise<Verdict>

type MentionText = {
  readonly author: { readonly name: string; readonly email: null; readonly url: string | null }
  readonly body: string
}

/** The mention as a text like that of a comment, for the judge and the filter. */
export function asText({
  author,
  title,
  excerpt,
  url,
  source,
}: Said & Pick<Mention, 'url' | 'source'>): MentionText {
  const sent = source === url ? '' : (source ?? '')
  return {
    author: { name: author?.name ?? '', email: null, url: author?.url ?? null },
    body: [title, excerpt, url, sent].filter(text => text !== '').join('\n'),
  }
}

/** `page`: the site that readers are led to. `sender`: the site that sent it, which may be a bridge. */
export const MentionSite = z.enum(['page', 'sender'])
export type MentionSite = z.infer<typeof MentionSite>

export function siteOf({ url, source }: Pick<Mention, 'url' | 'source'>, of: MentionSite): string {
  return new URL(of === 'page' ? url : (source ?? url)).host
}

/** Follows the name of its author, for moderators. */
export const deeds = {
  reply: 'answers',
  like: 'likes it',
  repost: 'passes it on',
  bookmark: 'keeps it',
  link: 'links to it',
} as const satisfies Record<MentionKind, string>

/** Identifies its words, so that a moderator approves only those that were read. */
export function editionOf({ url, kind, title, author, excerpt }: Mention): string {
  const words = JSON.stringify([url, kind, title, author, excerpt])
  return createHash('sha256').update(words).digest('base64url').slice(0, 16)
}

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

/** How a sender told us; `archive` where an archive does not say. */
export type Via = 'webmention' | 'pingback' | 'trackback' | 'archive'

/** A page elsewhere that links to a post, as it is stored: every text made well-formed and cut, every address checked. */
export type Mention = {
  readonly id: MentionId
  readonly thread: ThreadId
  /** The response that it answers, where its sender named one. */
  readonly parent: CommentId | null
  /** The page that was sent, and is looked at again when it is sent again; `null` in an archive that knows only `url`. */
  readonly source: string | null
  /** Where a reader is led: the entry's own address, which on a bridge is another than the source. */
  readonly url: string
  readonly kind: MentionKind
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly excerpt: string
  readonly status: CommentStatus
  readonly reasons: readonly string[]
  readonly createdAt: string
}

/** Why a mention is deleted that a moderator did not delete: it comes back when its link does. */
export const linkGone = 'link-gone'

/** Nothing of its words stays. */
export function buried(mention: Mention, reasons: readonly string[]): Mention {
  return { ...mention, title: '', author: null, excerpt: '', status: 'deleted', reasons }
}

/** One without any has nothing that could be forgotten, and nothing by which to know whether it was. */
export function hasWords({ title, author, excerpt }: Mention): boolean {
  return title !== '' || author !== null || excerpt !== ''
}

const limits = { title: 200, excerpt: 500 } as const

type Said = {
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly excerpt: string
}

/** What a page says of itself, or an archive of it, as it may be stored. Whoever has no visible name is nobody. */
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

export type MentionText = {
  readonly author: { readonly name: string; readonly email: null; readonly url: string | null }
  readonly body: string
}

/** What it says, for whoever judges it or learns from it: as a comment would say it. */
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

/** `page`: where a reader is led; `sender`: where it was sent from, which on a bridge is another. */
export const MentionSite = z.enum(['page', 'sender'])
export type MentionSite = z.infer<typeof MentionSite>

export function siteOf({ url, source }: Pick<Mention, 'url' | 'source'>, of: MentionSite): string {
  return new URL(of === 'page' ? url : (source ?? url)).host
}

/** For moderators, after its author's name. */
export const deeds = {
  reply: 'answers',
  like: 'likes it',
  repost: 'passes it on',
  bookmark: 'keeps it',
  link: 'links to it',
} as const satisfies Record<MentionKind, string>

/** Tells one edition of its words from the next: who approves it says of which. */
export function editionOf({ url, kind, title, author, excerpt }: Mention): string {
  const words = JSON.stringify([url, kind, title, author, excerpt])
  return createHash('sha256').update(words).digest('base64url').slice(0, 16)
}

import type { ArchivedMention } from '../comments-api/transfer/archive.ts'
import type { Kind, Reason } from './report/reasons.ts'

/** A system that people come from. Its folder in sources/ knows the formats of that system, and nothing of ours. */
export type Source = {
  /** As it is typed: npm run import -- NAME FILE */
  readonly name: string
  /** What it reads, in a few words for the usage. */
  readonly reads: string
  /** Set if an export may hold several sites, of which `--site` names one. */
  readonly hasSites?: true
  /** Yields what it finds, one by one. Throws SourceRefused if the export cannot be read at all. */
  read(input: Input): AsyncIterable<Found>
}

export type Input = {
  /** The absolute path of a file or a folder. */
  readonly path: string
  /** The folder with the export's pictures, if it was given. */
  readonly uploads: string | null
  /** Which of several sites is imported, if that was given. */
  readonly site: string | null
  /** The time zone of the site here, for dates without an offset. */
  readonly timeZone: string
  /** Says that the export is looked through once before anything of it is imported. */
  tellOfFirstPass(): void
}

/**
 * What a source finds. Everything but a menu and a note counts as read once, so that read always equals imported plus
 * skipped.
 */
export type Found = FoundPost | FoundComment | FoundMention | FoundFile | FoundMenu | Skipped | Note

/** HTML is converted, Markdown stays as it is. */
export type Words = HtmlWords | { readonly markdown: string }

type HtmlWords = {
  readonly html: string
  /** Names of short codes that stay in it. A build warns of them only if no backslash stands before them. */
  readonly codes?: ReadonlySet<string>
}

export type FoundPost = {
  readonly type: 'post'
  readonly layout: 'post' | 'page'
  /** Unique among all sites of this system, like a comment's. */
  readonly externalId: string
  readonly title: string
  /** The last part of its old address. Without one, the title takes its place. */
  readonly slug?: string | null
  readonly date: string | null
  readonly updated?: string | null
  /** Whatever is not published becomes a draft; a scheduled post does so only if its time has passed. */
  readonly publicity: 'published' | 'draft' | 'scheduled' | 'private' | 'protected'
  readonly words: Words
  readonly description?: string | null
  readonly tags?: readonly string[]
  readonly series?: string | null
  readonly author?: string | null
  readonly language?: string | null
  readonly canonical?: string | null
  /** Its old address, whole or from the root. It is kept if this site can have it. */
  readonly permalink?: string | null
  /** Other addresses it had, such as `/old/` or `/?p=123`. */
  readonly aliases?: readonly string[]
  /** The picture above its text. */
  readonly image?: { readonly address: string; readonly alt: string } | null | undefined
  /** If it is missing, the site and the layout decide. */
  readonly comments?: 'open' | 'closed' | 'none'
  /** Files of the export that the text may show, if they are there to be copied. */
  readonly files?: Files
}

/** Files that came with the export. Nothing outside `root` is copied, whatever `find` returns. */
export type Files = {
  readonly root: string
  /** Returns a path below `root` for an address in the text; `null` if the address stays as it is. */
  find(address: string): string | null
}

/**
 * Names a conversation. The first of these that leads to a post of the site counts. If none does, the comments are kept
 * in a thread of their own, and the report says so.
 */
export type ThreadReference = {
  /** The `externalId` of a post of the same export. */
  readonly post?: string
  /** Ids, slugs or file names that a post of the site may have. */
  readonly ids?: readonly string[]
  /** Whole addresses or paths; their hosts do not matter. */
  readonly urls?: readonly string[]
}

export type FoundComment = {
  readonly type: 'comment'
  /** Unique among all sites of this system, such as `forum#12` instead of `12`. The comment's id is made from it. */
  readonly externalId: string
  readonly ours?: Ours
  readonly thread: ThreadReference
  /**
   * The `externalId` of the comment that it answers, which may come later. If it never comes, this is a first comment.
   */
  readonly parent: string | null
  readonly author: FoundAuthor
  readonly words: Words
  readonly status: 'approved' | 'pending' | 'spam' | 'deleted'
  /** As the export writes it, see dates.ts; `null` if it has none. */
  readonly createdAt: string | null
  readonly editedAt?: string | null
  /** It stood above all others. */
  readonly isPinned?: boolean
}

/**
 * The external ids that a service of this kind gave, because the export is one of this site. They stay as they are, so
 * that the service knows the comments if it still has them.
 */
export type Ours = ReadonlySet<string>

type FoundAuthor = {
  readonly name: string
  readonly email?: string | null
  readonly url?: string | null
  readonly isOwner?: boolean
}

/** A pingback, a trackback or a webmention. */
export type FoundMention = {
  readonly type: 'mention'
  readonly externalId: string
  readonly ours?: Ours
  readonly thread: ThreadReference
  readonly via: ArchivedMention['via']
  /** If it is missing, the mention is a link. */
  readonly kind?: ArchivedMention['kind']
  readonly url: string
  /** The page that was sent, if it is not the one that readers are led to. */
  readonly source?: string | null
  readonly title: string
  readonly author?: Pick<FoundAuthor, 'name' | 'url'>
  readonly excerpt: Words
  readonly status: 'approved' | 'pending' | 'spam' | 'deleted'
  readonly createdAt: string | null
}

/** A file that the export lists beside its posts. It is imported if a post shows it and it could be copied. */
export type FoundFile = {
  readonly type: 'file'
  readonly externalId: string
  readonly address: string
  readonly files?: Files
}

/** Links that were on every page. The report says how they would be written in site.yaml, which is left alone. */
export type FoundMenu = {
  readonly type: 'menu'
  readonly name: string
  readonly links: readonly MenuLink[]
}

/** It leads to a post, whose title counts if it has none; to all posts with a tag; or to an address. */
export type MenuLink =
  | { readonly title: string; readonly post: string }
  | { readonly title: string; readonly tag: string }
  | { readonly title: string; readonly address: string }

/** Something that was read and left out for this reason. */
export type Skipped = {
  readonly type: 'skipped'
  readonly kind: Kind
  readonly externalId: string
  readonly reason: Reason
  readonly thread?: ThreadReference
}

/** Something in the import that a person should look at. */
export type Note = {
  readonly type: 'note'
  /** A post's file or address, a comment's id, or a line of the export. */
  readonly where: string
  readonly message: string
}

/** An archive holds comments only, so whether a conversation is open is up to the post. */
export const closedThere =
  'was closed to new comments there; write "comments: closed" in the front matter of its post'

/** The export, or the mapping, cannot be used as a whole. Nothing was written. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused'
}

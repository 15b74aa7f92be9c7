import type { ArchivedMention } from '../comments-api/transfer/archive.ts'
import type { Kind, Reason } from './report/reasons.ts'

/**
 * One system that people come from. Its folder in sources/ knows
 * how that system writes things down, and nothing of ours.
 */
export type Source = {
  /** As it is typed: npm run import -- NAME FILE */
  readonly name: string
  /** What it reads, in a few words for the usage. */
  readonly reads: string
  /** Whether what it reads may be of several sites, one of which `--site` names. */
  readonly hasSites?: true
  /** In the order of the file, one by one: nothing is kept. Throws SourceRefused for what cannot be read at all. */
  read(input: Input): AsyncIterable<Found>
}

export type Input = {
  /** A file or a folder, as an absolute path. */
  readonly path: string
  /** Where the export's pictures are, if that was told. */
  readonly uploads: string | null
  /** Which of several sites moves, if that was told. */
  readonly site: string | null
  /** The time zone of the site that is moved to, for dates without an offset. */
  readonly timeZone: string
  /** Shown while the work goes on: "412 comments". */
  tell(step: string): void
}

/** What a source finds. Each counts as read, once; so that read is imported and skipped, always. */
export type Found = FoundPost | FoundComment | FoundMention | FoundFile | Skipped | Note

/** Exactly one of the two: HTML is converted, Markdown stays as it is. */
export type Words = { readonly html: string } | { readonly markdown: string }

export type FoundPost = {
  readonly type: 'post'
  readonly layout: 'post' | 'page'
  /** Unique among all sites of this system, as a comment's. */
  readonly externalId: string
  readonly title: string
  /** The last part of its address there; without one, the title's. */
  readonly slug?: string | null
  readonly date: string | null
  readonly updated?: string | null
  /** Everything but what is published becomes a draft; what is scheduled, if its time has come already. */
  readonly publicity: 'published' | 'draft' | 'scheduled' | 'private' | 'protected'
  readonly words: Words
  readonly description?: string | null
  readonly tags?: readonly string[]
  readonly series?: string | null
  readonly author?: string | null
  readonly language?: string | null
  readonly canonical?: string | null
  /** Its address there, whole or from the root; kept as it is, wherever this site can. */
  readonly permalink?: string | null
  /** Where it was as well, as `/old/` or `/?p=123`. */
  readonly aliases?: readonly string[]
  /** The picture above it. */
  readonly image?: { readonly address: string; readonly alt: string } | null | undefined
  /** Without it, as the site and the layout have it. */
  readonly comments?: 'open' | 'closed' | 'none'
  /** What its text shows from the export, if it is there to be copied. */
  readonly files?: Files
}

/** Files that came with the export. Nothing outside of `root` is copied, whatever `find` says. */
export type Files = {
  readonly root: string
  /** A path below `root` for an address as the text has it; `null` for what stays where it is. */
  find(address: string): string | null
}

/**
 * Which conversation it is: the first of these that names a post of the site counts. What names none keeps its
 * comments under a thread of its own, which the report tells.
 */
export type ThreadReference = {
  /** The `externalId` of a post of the same export. */
  readonly post?: string
  /** Thread ids, slugs or file names that the site may have. */
  readonly ids?: readonly string[]
  /** Whole addresses or paths; of which site does not matter. */
  readonly urls?: readonly string[]
}

export type FoundComment = {
  readonly type: 'comment'
  /** Unique among all sites of this system: `forum#12` and not `12`. The comment's id is made from it. */
  readonly externalId: string
  readonly thread: ThreadReference
  /** Also found later, or never: who answers nothing that is there stands by themselves. */
  readonly parent: string | null
  readonly author: FoundAuthor
  readonly words: Words
  readonly status: 'approved' | 'pending' | 'spam' | 'deleted'
  /** As it is written there, see dates.ts; `null` when it is not. */
  readonly createdAt: string | null
  readonly editedAt?: string | null
}

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
  readonly thread: ThreadReference
  readonly via: ArchivedMention['via']
  /** Without it, a link. */
  readonly kind?: ArchivedMention['kind']
  readonly url: string
  /** The page that was sent, where it is another than the one that readers are led to. */
  readonly source?: string | null
  readonly title: string
  readonly author?: Pick<FoundAuthor, 'name' | 'url'>
  readonly excerpt: Words
  readonly status: 'approved' | 'pending' | 'spam' | 'deleted'
  readonly createdAt: string | null
}

/** What the export lists beside its posts; imported if one of them shows it, and it could be copied. */
export type FoundFile = {
  readonly type: 'file'
  readonly externalId: string
  readonly address: string
  readonly files?: Files
}

/** Read and left out, with the reason. */
type Skipped = {
  readonly type: 'skipped'
  readonly kind: Kind
  readonly externalId: string
  readonly reason: Reason
  readonly thread?: ThreadReference
}

/** Something of what was imported that a person should look at. */
type Note = {
  readonly type: 'note'
  /** A post's file or address, a comment's id, a line of the export. */
  readonly where: string
  readonly message: string
}

/** The export, or the mapping, is at fault as a whole: nothing was written. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused'
}

import type { MentionKind } from '../../comments-api/contract/thread.ts'
import type { SafeHtml } from '../html.ts'

/** What stands within a sentence and is marked up already: a name, a title, a date. */
type Part = SafeHtml

/** Makes a link of some words of a sentence. */
type Linked = (words: string) => Part

/**
 * Everything that the pages say of themselves, in one language. Where a name or a date stands in a
 * sentence, the sentence is a function: the `html` tag before it takes care of the markup, and the
 * place of the name is the language's to choose.
 */
export type Texts = {
  /** Around every page. */
  readonly frame: {
    readonly skip: string
    /** The name of the links at the head, for those who hear the page. */
    readonly navigation: string
    readonly menu: string
    /** `author` is `null` where the site is called by its author's name. */
    readonly signature: (site: Part, author: Part | null) => Part
    readonly feed: string
    readonly colours: {
      readonly label: string
      readonly light: string
      readonly dark: string
      readonly automatic: string
    }
  }
  /** Between what stands in a line, and after a word that is a sentence: ", " and ".". */
  readonly punctuation: { readonly comma: string; readonly stop: string }
  readonly lists: {
    readonly posts: (count: number) => string
    readonly pages: string
    readonly page: (number: number) => string
    /** The heading of a page that is not the first. */
    readonly pageOf: (site: Part, number: number) => Part
    /** Where posts would be listed. */
    readonly empty: string
    readonly newer: string
    readonly older: string
    readonly archive: string
    readonly archiveOf: (year: number) => string
    /** The name of the links to the years of the archive, for those who hear the page. */
    readonly years: string
    readonly tag: string
    readonly tags: string
    readonly tagged: (tag: string) => string
    readonly series: string
    readonly authors: string
    readonly postsBy: (author: string) => string
  }
  readonly post: {
    readonly updated: (date: Part) => Part
    readonly minutes: (count: number) => string
    readonly neighbours: string
    readonly previous: string
    readonly next: string
    /** Above posts that are near to this one. */
    readonly readOn: string
    readonly contents: string
    /** Over the title of a part that stands before or after the post. */
    readonly partNumber: (part: number) => string
    readonly part: (place: { readonly part: number; readonly of: number }, series: Part) => Part
  }
  /** What only a preview shows. */
  readonly unpublished: {
    readonly draft: string
    readonly scheduled: string
    readonly expired: string
    readonly always: string
    readonly until: (date: Part) => Part
    readonly since: (date: Part) => Part
  }
  readonly conversation: {
    readonly responses: (count: number) => string
    /** While it is open. */
    readonly noneYet: string
    /** When it is closed. */
    readonly none: string
    /** The rest of the heading around the count, on the side where the language has it. */
    readonly about: {
      readonly stands: 'before' | 'after'
      readonly text: (title: Part) => Part
    }
    /** Of a long conversation. */
    readonly responsesPage: (number: number) => string
    readonly responsesPageOf: (title: string, number: number) => string
    readonly olderResponses: string
    readonly newerResponses: string
    readonly order: { readonly label: string; readonly newest: string; readonly oldest: string }
    readonly leaveReply: string
    readonly invitation: string
    readonly closed: string
    /** The link below a response; `replyTo` is heard after it and not seen. */
    readonly reply: string
    readonly replyTo: (name: Part) => Part
    /** Heard after that: which of how many responses on the page it answers. */
    readonly place: (of: {
      readonly place: number | string
      readonly count: number | string
    }) => string
    readonly inReplyTo: (name: Part) => Part
    /** In the place of a name. */
    readonly removedResponse: string
    readonly removed: (date: Part) => Part
    readonly edited: (date: Part) => Part
    /** Beside a response that stands before the others. */
    readonly pinned: string
    readonly latestPost: (name: Part, post: Part) => Part
    readonly owner: string
    /** Beside a name whose bearer opened a link that was mailed to the address they gave. */
    readonly confirmed: string
    /** Before an address. Only writers of old blogs ever knew what a trackback is, and the address says the word. */
    readonly trackback: string
    /** Of other sites: how many stand below the heading. */
    readonly mentions: (count: number) => string
    /** Names in a row, as the language enumerates. */
    readonly liked: (names: Part) => Part
    readonly reposted: (names: Part) => Part
    /** Beside a date, of a reply that was written elsewhere. */
    readonly fromSite: (host: Part) => Part
    /** What a page elsewhere does that has no title of its own; follows its author's name and a comma. */
    readonly mentionKinds: Readonly<Record<Exclude<MentionKind, 'like' | 'repost'>, string>>
    readonly published: string
    /** On a page that no build of ours makes. */
    readonly publishedElsewhere: string
    readonly held: (reader: Part) => Part
    readonly duplicate: string
  }
  readonly form: {
    readonly body: string
    readonly hint: string
    readonly name: string
    readonly email: string
    readonly emailNote: string
    readonly url: string
    readonly urlNote: string
    /** Beside a box that can be ticked. */
    readonly subscribe: string
    /** Beside another: the author's own newest post, with a link. */
    readonly latestPost: string
    /** For whoever finds the field that is hidden from all but programs. */
    readonly trap: string
    readonly send: string
    readonly next: (reader: Part) => Part
  }
  readonly notFound: {
    readonly title: string
    readonly explanation: string
    readonly ways: (toFront: Linked, toArchive: Linked, toSearch: Linked) => Part
  }
  readonly search: {
    readonly title: string
    readonly label: string
    readonly placeholder: string
    readonly results: (count: number) => string
    readonly noResults: (words: string) => string
    readonly needsScripts: (toArchive: Linked) => Part
  }
  /** Within a post's own text. */
  readonly markdown: {
    readonly callouts: Readonly<
      Record<'note' | 'tip' | 'important' | 'warning' | 'caution', string>
    >
    readonly headingLink: (heading: string) => string
    readonly footnotes: string
    readonly backToReference: (reference: string) => string
    readonly table: string
    readonly formula: string
    readonly code: string
    readonly copy: string
    readonly copied: string
    readonly copyByHand: string
    readonly playVideo: (host: string) => string
    readonly loadsPlayer: (host: string) => string
  }
  readonly feeds: {
    readonly responsesTo: (title: string) => string
    /** One response, as a reader of feeds lists it. */
    readonly response: (name: string, title: string) => string
  }
}

import type { MentionKind } from '../../comments-api/contract/thread.ts'
import type { MarkdownTexts } from '../../generator/markdown/markdown-texts.ts'
import type { SafeHtml } from '../html.ts'

/** A part of a sentence that is marked up already: a name, a title or a date. */
type Part = SafeHtml

/** Makes a link of some words in a sentence. */
type Linked = (words: string) => Part

/**
 * Everything that the pages themselves say, in one language. A sentence with a name or a date in it is a function: the
 * `html` tag takes care of the markup, and each language chooses where the name goes.
 */
export type Texts = {
  /** The frame of every page. */
  readonly frame: {
    readonly skip: string
    /** The name of the links in the header, for screen readers. */
    readonly navigation: string
    /** `author` is `null` if the site is named after its author. */
    readonly signature: (site: Part, author: Part | null) => Part
    readonly feed: string
    readonly colours: {
      readonly label: string
      readonly light: string
      readonly dark: string
      readonly automatic: string
    }
  }
  /** What separates things in a line, and what ends a word that is a sentence: ", " and ".". */
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
    /** The name of the links to the years of the archive, for screen readers. */
    readonly years: string
    readonly tag: string
    readonly tags: string
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
    /** Above the related posts. */
    readonly readOn: string
    readonly contents: string
    /** Above the title of the part before or after the post. */
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
    /** While the conversation is open. */
    readonly noneYet: string
    /** After it was closed. */
    readonly none: string
    /** The rest of the heading, before or after the count as the language wants it. */
    readonly about: {
      readonly stands: 'before' | 'after'
      readonly text: (title: Part) => Part
    }
    /** For a later page of a long conversation. */
    readonly responsesPage: (number: number) => string
    readonly responsesPageOf: (title: string, number: number) => string
    readonly olderResponses: string
    readonly newerResponses: string
    readonly order: { readonly label: string; readonly newest: string; readonly oldest: string }
    readonly leaveReply: string
    readonly invitation: string
    readonly closed: string
    /** Where nobody wrote before it was. */
    readonly closedEmpty: string
    /** The link below a comment. Screen readers read `replyTo` after it; it is not visible. */
    readonly reply: string
    readonly replyTo: (name: Part) => Part
    /** Read after that: the place of the comment among all on the page. */
    readonly place: (of: {
      readonly place: number | string
      readonly count: number | string
    }) => string
    readonly inReplyTo: (name: Part) => Part
    /** Used instead of a name. */
    readonly removedResponse: string
    readonly removed: (date: Part) => Part
    readonly edited: (date: Part) => Part
    /** Beside a comment that comes before the others. */
    readonly pinned: string
    readonly latestPost: (name: Part, post: Part) => Part
    /** Follows a name and a comma. */
    readonly owner: string
    /** The same, of somebody who opened a link that was mailed to the address they gave. */
    readonly confirmed: string
    /**
     * Before an address. Only writers of old blogs know what a trackback is, and the address itself contains the word.
     */
    readonly trackback: string
    /** How many mentions are listed below this heading. */
    readonly mentions: (count: number) => string
    /** Joins names as the language does. */
    readonly liked: (names: Part) => Part
    readonly reposted: (names: Part) => Part
    /** Beside the date of a reply that was written on another site. */
    readonly fromSite: (host: Part) => Part
    /** What a page on another site does, if it has no title. Follows its author's name and a comma. */
    readonly mentionKinds: Readonly<Record<Exclude<MentionKind, 'like' | 'repost'>, string>>
    readonly published: string
    /** On a page that was not made by a build of ours. */
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
    /** Beside a checkbox. */
    readonly subscribe: string
    /** Beside another checkbox: the reader's own newest post, with a link. */
    readonly latestPost: string
    /** For somebody who finds the field that is hidden from all but programs. */
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
    /** The button below the results. */
    readonly more: string
    readonly failed: string
    /** The button beside `failed`. */
    readonly again: string
    /** Below `noResults`. */
    readonly otherWays: (toArchive: Linked) => Part
    readonly needsScripts: (toArchive: Linked) => Part
  }
  /** Within a post's own text. */
  readonly markdown: MarkdownTexts
  readonly feeds: {
    readonly responsesTo: (title: string) => string
    /** A comment in a feed reader's list. */
    readonly response: (name: string, title: string) => string
  }
}

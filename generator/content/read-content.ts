import { readFileSync } from 'node:fs'
import { bySource } from '../compare-text.ts'
import type { Diagnostic, Place } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import type { Site } from '../site/site.ts'
import { type FoundFiles, findFiles } from './find-files.ts'
import { type Passage, placeOfPassage } from './front-matter/places.ts'
import { bodyIn } from './front-matter/split-file.ts'
import type { ImageRecords } from './image-records.ts'
import { compareInstants } from './instants.ts'
import { findMisplaced } from './misplaced.ts'
import type { Hashing } from './parallel/hashing.ts'
import type { SecondThread } from './parallel/second-thread.ts'
import type { Attachment, FaultyPost, Post } from './post.ts'
import { readFiles } from './read-files.ts'
import type { PostRecords, Records } from './records.ts'
import { type FileNames, namesOf } from './references.ts'
import { dueOf, isPublished, nextDue } from './schedule.ts'

export type ContentRecords = {
  readonly posts: PostRecords
  readonly attachments: Records<Attachment>
  readonly anchors?: AnchorRecords
  readonly images?: ImageRecords
}

/** The fragments that others link to, by the hash of the text's file. */
export type AnchorRecords = { readonly [hash: string]: readonly string[] }

/** Everything that is published at one time, newest first, and for checks what will be; drafts are not included. */
export type Index = {
  readonly posts: readonly Post[]
  readonly pages: readonly Post[]
  /** Posts and pages by the paths of their files. */
  readonly published: ReadonlyMap<string, Post>
  /** Posts and pages that will be published later. */
  readonly scheduled: readonly Post[]
  /** When these will be published, in UTC, by file path; includes those whose files are at fault. */
  readonly due: ReadonlyMap<string, string>
  /** Files that contain a post which is not published now. */
  readonly unpublished: ReadonlySet<string>
  readonly attachments: ReadonlyMap<string, Attachment>
  /** The names of all files; see `fileOf`. */
  readonly names: FileNames['names']
  /** The next time at which a build of the same files gives another result. */
  readonly nextDue: string | null
  /** What is wrong with files, which are then in none of the lists above. */
  readonly mistakes: readonly Diagnostic[]
  /** Posts whose files are at fault, by path, if they would be published or are scheduled. */
  readonly faulty: ReadonlyMap<string, FaultyPost>
  readonly records: ContentRecords
  /** The Markdown below the front matter. */
  bodyOf(source: string): string
  placeOf(source: string, passage: Passage): Place
  pathOf(attachment: Attachment): string
}

export type ContentOptions = {
  readonly content: string
  readonly shownAs: string
  readonly now: number
  readonly drafts: boolean
  readonly records: ContentRecords
  /** What is in the folder, if the caller has just looked. */
  readonly found?: FoundFiles | undefined
  /** Reads posts whose times say nothing, if that has been started. */
  readonly hashing?: Hashing | undefined
  /** Reads some of the posts, if there are many. */
  readonly second?: SecondThread | undefined
}

export function readContent(site: Site, options: ContentOptions): Index {
  const found = options.found ?? findFiles(options.content, options.shownAs)
  const read = readFiles(site, found.files, options)
  const written = read.posts.toSorted((a, b) => compareInstants(b.date, a.date) || bySource(a, b))
  const published = written.filter(post => isPublished(post, options))
  const sources = new Map(published.map(post => [post.source, post]))
  const unpublished = [
    ...written.filter(({ source }) => !sources.has(source)),
    ...timedOf(read.faulty).filter(post => !isPublished(post, options)),
  ]
  const due = dueDates(unpublished, options)
  const isExpected = ({ timed }: FaultyPost) =>
    timed === null || due.has(timed.source) || isPublished(timed, options)
  return {
    posts: published.filter(post => post.layout === 'post'),
    pages: published.filter(post => post.layout === 'page'),
    published: sources,
    scheduled: written.filter(post => due.has(post.source)),
    due,
    unpublished: new Set(unpublished.map(({ source }) => source)),
    attachments: read.attachments,
    names: namesOf(found.files.map(({ source }) => source)),
    nextDue: nextDue(written, options.now),
    mistakes: [...found.mistakes, ...read.mistakes, ...findMisplaced(found.files, options.shownAs)],
    faulty: new Map([...read.faulty].filter(([, post]) => isExpected(post))),
    records: read.records,
    bodyOf: source => read.bodies.get(source) ?? readBody(options, source),
    placeOf: (source, passage) => placeOfPassage(readText(options, source), passage),
    pathOf: attachment => `${options.content}/${attachment.source}`,
  }
}

function timedOf(faulty: ReadonlyMap<string, FaultyPost>): Post[] {
  return [...faulty.values()].flatMap(({ timed }) => timed ?? [])
}

function dueDates(posts: readonly Post[], options: ContentOptions): Map<string, string> {
  const due = posts.map(post => [post.source, dueOf(post, options)] as const)
  return new Map(due.filter((pair): pair is [string, string] => pair[1] !== null))
}

/** The index without the posts in `unsound`, and without those at fault, to which links are no longer excused. */
export function leaveOut(index: Index, unsound: ReadonlySet<string>): Index {
  const isSound = (post: Post) => !unsound.has(post.source)
  return {
    ...index,
    posts: index.posts.filter(isSound),
    pages: index.pages.filter(isSound),
    scheduled: index.scheduled.filter(isSound),
    published: new Map([...index.published].filter(([, post]) => isSound(post))),
    unpublished: new Set([...index.unpublished, ...index.faulty.keys(), ...unsound]),
    faulty: new Map(),
    mistakes: [],
  }
}

function readBody(options: ContentOptions, source: string): string {
  const found = bodyIn(source, readText(options, source))
  if ('mistakes' in found) throw new ContentError(found.mistakes)
  return found.body
}

function readText({ content }: ContentOptions, source: string): string {
  return readFileSync(`${content}/${source}`, 'utf8')
}

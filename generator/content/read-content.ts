import { readFileSync } from 'node:fs'
import { ContentError, compareText, type Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import type { Attachment, Post, PostText } from './post.ts'
import { type ReadPost, readPost } from './read-post.ts'
import {
  type FileRecord,
  findRecord,
  hashOf,
  makeRecord,
  type Records,
  readAttachment,
} from './records.ts'
import { isPublished, nextDue } from './schedule.ts'
import { splitFile } from './split-file.ts'

export type ContentRecords = {
  readonly posts: Records<Post>
  readonly attachments: Records<Attachment>
}

/** All that is published at one moment, newest first; drafts and what is scheduled are not in it at all. */
export type Index = {
  readonly posts: readonly Post[]
  readonly pages: readonly Post[]
  /** Posts and pages by their files' paths. */
  readonly published: ReadonlyMap<string, Post>
  /** Files that hold a post which is not published now. */
  readonly unpublished: ReadonlySet<string>
  readonly attachments: ReadonlyMap<string, Attachment>
  /** The next instant at which a build of the same files gives something else. */
  readonly nextDue: string | null
  /** What is wrong with files, which are then in none of the lists above. */
  readonly mistakes: readonly Diagnostic[]
  /** The texts of posts whose front matter is at fault, by path. */
  readonly faulty: ReadonlyMap<string, PostText>
  readonly records: ContentRecords
  /** The Markdown below the front matter. */
  bodyOf(source: string): string
  pathOf(attachment: Attachment): string
}

export type ContentOptions = {
  readonly content: string
  readonly shownAs: string
  readonly now: number
  readonly drafts: boolean
  readonly records: ContentRecords
}

export function readContent(site: Site, options: ContentOptions): Index {
  const found = findFiles(options.content, options.shownAs)
  const read = readFiles(site, found.files, options)
  const written = read.posts.toSorted(
    (a, b) => compareText(b.date, a.date) || compareText(a.source, b.source),
  )
  const published = written.filter(post => isPublished(post, options))
  const sources = new Map(published.map(post => [post.source, post]))
  return {
    posts: published.filter(post => post.layout === 'post'),
    pages: published.filter(post => post.layout === 'page'),
    published: sources,
    unpublished: new Set(written.map(post => post.source).filter(source => !sources.has(source))),
    attachments: read.attachments,
    nextDue: nextDue(written, options.now),
    mistakes: [...found.mistakes, ...read.mistakes],
    faulty: read.faulty,
    records: read.records,
    bodyOf: source => read.bodies.get(source) ?? readBody(options, source),
    pathOf: attachment => `${options.content}/${attachment.source}`,
  }
}

/** The index without the posts in `unsound`, and without those at fault, which links may then no longer hope for. */
export function leaveOut(index: Index, unsound: ReadonlySet<string>): Index {
  const isSound = (post: Post) => !unsound.has(post.source)
  return {
    ...index,
    posts: index.posts.filter(isSound),
    pages: index.pages.filter(isSound),
    published: new Map([...index.published].filter(([, post]) => isSound(post))),
    unpublished: new Set([...index.unpublished, ...index.faulty.keys(), ...unsound]),
    faulty: new Map(),
    mistakes: [],
  }
}

type ReadFiles = {
  readonly posts: readonly Post[]
  readonly faulty: ReadonlyMap<string, PostText>
  readonly bodies: ReadonlyMap<string, string>
  readonly attachments: ReadonlyMap<string, Attachment>
  readonly mistakes: readonly Diagnostic[]
  readonly records: ContentRecords
}

function readFiles(site: Site, files: readonly FoundFile[], options: ContentOptions): ReadFiles {
  const posts = readPosts(site, files, options)
  const attachments = files
    .filter(({ source }) => !isPost(source) && source !== 'site.yaml')
    .map(file => recordOf(options.records.attachments, file, readAttachment))
  return {
    ...posts,
    attachments: new Map(attachments.map(([source, { value }]) => [source, value])),
    records: { posts: posts.records, attachments: Object.fromEntries(attachments) },
  }
}

function recordOf<Value>(
  records: Records<Value>,
  file: FoundFile,
  read: (file: FoundFile) => Value,
): [string, FileRecord<Value>] {
  const readAt = Date.now()
  return [file.source, makeRecord(file, findRecord(records, file) ?? read(file), readAt)]
}

type ReadPosts = Omit<ReadFiles, 'attachments' | 'records'> & { readonly records: Records<Post> }

function readPosts(site: Site, files: readonly FoundFile[], options: ContentOptions): ReadPosts {
  const records: Record<string, FileRecord<Post>> = {}
  const faulty = new Map<string, PostText>()
  const bodies = new Map<string, string>()
  const mistakes: Diagnostic[] = []
  for (const file of files.filter(({ source }) => isPost(source))) {
    const readAt = Date.now()
    const known = findRecord(options.records.posts, file)
    if (known !== undefined) {
      records[file.source] = makeRecord(file, known, readAt)
      continue
    }
    const read = readPostFile(site, file, options)
    bodies.set(file.source, read.body)
    if (read.kind === 'post') records[file.source] = makeRecord(file, read.post, readAt)
    else {
      faulty.set(file.source, read.text)
      mistakes.push(...read.mistakes)
    }
  }
  return {
    posts: Object.values(records).map(({ value }) => value),
    faulty,
    bodies,
    mistakes,
    records,
  }
}

function isPost(source: string): boolean {
  return /^(?:posts|pages)\/.*\.md$/s.test(source)
}

function readPostFile(site: Site, file: FoundFile, options: ContentOptions): ReadPost {
  const bytes = readFileSync(file.path)
  const shown = `${options.shownAs}/${file.source}`
  return readPost(site, {
    source: file.source,
    file: shown,
    text: bytes.toString('utf8'),
    hash: hashOf(bytes),
  })
}

function readBody(options: ContentOptions, source: string): string {
  const text = readFileSync(`${options.content}/${source}`, 'utf8')
  const split = splitFile(source, text)
  if ('mistakes' in split) throw new ContentError(split.mistakes)
  return split.body
}

import { compareText } from '../compare-text.ts'
import type { Post } from '../content/post.ts'
import type { FileRecord, PostRecords } from '../content/records.ts'
import { readTimes, writtenTimes } from './file-times.ts'

/** A value for each post, or one for all of them, as for most keys of front matter. */
type Column<Value> = readonly Value[] | { readonly all: Value }

type Columns = { readonly [Key in keyof Post]: Column<Post[Key]> }

/** By column: ten thousand objects of the same shape are read in half the time this way. */
export type WrittenPosts = {
  readonly size: readonly number[]
  readonly modified: ArrayLike<number>
  /** `null` if there are no posts. */
  readonly columns: Columns | null
}

export function writtenPosts(records: readonly FileRecord<Post>[]): WrittenPosts {
  const posts = records.map(({ value }) => value)
  return {
    size: records.map(({ size }) => size),
    modified: records.map(({ modified }) => modified),
    columns: columnsOf(posts),
  }
}

function columnsOf(posts: readonly Post[]): Columns | null {
  const [first] = posts
  if (first === undefined) return null
  const keys = Object.keys(first) as (keyof Post)[]
  const columns = keys.map(key => [key, columnOf(posts.map(post => post[key]))])
  return Object.fromEntries(columns) as Columns
}

function columnOf(values: readonly unknown[]): Column<unknown> {
  const all = values[0]
  const text = JSON.stringify(all)
  const isAll = (value: unknown) => value === all || JSON.stringify(value) === text
  return values.every(isAll) ? { all } : values
}

/** What has changed since the large file was written. */
export type AmendedPosts = {
  readonly posts: WrittenPosts
  readonly gone: readonly string[]
  /** When the files of the posts in the large file were changed, as bytes in Base64; `null` if that is unchanged. */
  readonly modified: string | null
}

export const nothingAmended: AmendedPosts = { posts: writtenPosts([]), gone: [], modified: null }

/** In the order in which files are found: builds compare the two lists position by position. */
export function readPosts(written: WrittenPosts, amended: AmendedPosts): PostRecords {
  const isOther = sourcesOf(amended)
  const { modified } = amended
  const timed = modified === null ? written : { ...written, modified: readTimes(modified) }
  const anew = recordsIn(amended.posts).sort(byPlace).values()
  let next = anew.next().value
  const records = new Map<string, FileRecord<Post>>()
  const add = (record: FileRecord<Post>) => records.set(sourceOf(record), record)
  for (const record of recordsIn(timed)) {
    for (; next !== undefined && byPlace(next, record) <= 0; next = anew.next().value) add(next)
    if (!isOther.has(sourceOf(record))) add(record)
  }
  for (; next !== undefined; next = anew.next().value) add(next)
  return records
}

function byPlace(a: FileRecord<Post>, b: FileRecord<Post>): number {
  return compareText(sourceOf(a), sourceOf(b))
}

/** For the posts in the order in which they were written; none for those gone since. */
export function timesOf(sources: readonly string[], posts: PostRecords): string {
  return writtenTimes(Float64Array.from(sources, source => posts.get(source)?.modified ?? 0))
}

export function sourcesIn({ size, columns }: WrittenPosts): readonly string[] {
  return columns === null ? [] : size.map((_, at) => valueAt(columns.source, at))
}

export function sourcesOf({ posts, gone }: AmendedPosts): ReadonlySet<string> {
  return new Set([...gone, ...recordsIn(posts).map(sourceOf)])
}

function sourceOf({ value }: FileRecord<Post>): string {
  return value.source
}

function recordsIn({ size, modified, columns }: WrittenPosts): FileRecord<Post>[] {
  if (columns === null) return []
  return size.map((size, at) => ({ size, modified: modified[at] ?? 0, value: postAt(columns, at) }))
}

/** As one literal: an object built key by key takes four times as much memory. Decision 115. */
function postAt(columns: Columns, at: number): Post {
  return {
    source: valueAt(columns.source, at),
    hash: valueAt(columns.hash, at),
    bodyLine: valueAt(columns.bodyLine, at),
    url: valueAt(columns.url, at),
    title: valueAt(columns.title, at),
    language: valueAt(columns.language, at),
    date: valueAt(columns.date, at),
    description: valueAt(columns.description, at),
    tags: valueAt(columns.tags, at),
    label: valueAt(columns.label, at),
    face: valueAt(columns.face, at),
    layout: valueAt(columns.layout, at),
    id: valueAt(columns.id, at),
    author: valueAt(columns.author, at),
    byline: valueAt(columns.byline, at),
    updated: valueAt(columns.updated, at),
    publish: valueAt(columns.publish, at),
    expires: valueAt(columns.expires, at),
    draft: valueAt(columns.draft, at),
    series: valueAt(columns.series, at),
    canonical: valueAt(columns.canonical, at),
    aliases: valueAt(columns.aliases, at),
    image: valueAt(columns.image, at),
    comments: valueAt(columns.comments, at),
    minutes: valueAt(columns.minutes, at),
    frames: valueAt(columns.frames, at),
    references: valueAt(columns.references, at),
    fragments: valueAt(columns.fragments, at),
  }
}

function valueAt<Value>(column: Column<Value>, at: number): Value {
  return 'all' in column ? column.all : (column[at] as Value)
}

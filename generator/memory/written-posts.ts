import { compareText } from '../compare-text.ts'
import type { Post } from '../content/post.ts'
import type { FileRecord, Records } from '../content/records.ts'

/** A value for each post; or one for all of them, as most keys of front matter have. */
type Column = readonly unknown[] | { readonly all: unknown }

/** By column: what has the same shape ten thousand times over is read in half the time so. */
export type WrittenPosts = {
  readonly size: readonly number[]
  readonly modified: ArrayLike<number>
  readonly columns: { readonly [key: string]: Column }
}

export function writtenPosts(records: readonly FileRecord<Post>[]): WrittenPosts {
  const posts = records.map(({ value }) => value)
  const keys = Object.keys(posts[0] ?? {}) as (keyof Post)[]
  return {
    size: records.map(({ size }) => size),
    modified: records.map(({ modified }) => modified),
    columns: Object.fromEntries(keys.map(key => [key, columnOf(posts.map(post => post[key]))])),
  }
}

function columnOf(values: readonly unknown[]): Column {
  const all = values[0]
  const text = JSON.stringify(all)
  const isAll = (value: unknown) => value === all || JSON.stringify(value) === text
  return values.every(isAll) ? { all } : values
}

/** What is different since the others were written. */
export type AmendedPosts = {
  readonly posts: WrittenPosts
  readonly gone: readonly string[]
  /** When the files of all that was written were changed, as bytes in Base64; `null` where that holds. */
  readonly modified: string | null
}

export const nothingAmended: AmendedPosts = { posts: writtenPosts([]), gone: [], modified: null }

/** In the order in which files are found: builds compare them place by place. */
export function readPosts(written: WrittenPosts, since: AmendedPosts): Records<Post> {
  const isOther = sourcesOf(since)
  const { modified } = since
  const timed = modified === null ? written : { ...written, modified: readTimes(modified) }
  const left = recordsIn(timed).filter(record => !isOther.has(sourceOf(record)))
  const all = [...left, ...recordsIn(since.posts)].sort((a, b) =>
    compareText(sourceOf(a), sourceOf(b)),
  )
  const records: Record<string, FileRecord<Post>> = {}
  for (const record of all) records[sourceOf(record)] = record
  return records
}

/** Of the posts in the order in which they were written; of what is gone since, none. */
export function writtenTimes(sources: readonly string[], posts: Records<Post>): string {
  const times = Float64Array.from(sources, source => posts[source]?.modified ?? 0)
  return new Uint8Array(times.buffer).toBase64()
}

function readTimes(written: string): Float64Array {
  return new Float64Array(Uint8Array.fromBase64(written).buffer)
}

export function sourcesIn({ size, columns }: WrittenPosts): readonly string[] {
  const { source = [] } = columns
  // Of a single post, what it says is what all of them say.
  return ('all' in source ? size.map(() => source.all) : source) as readonly string[]
}

export function sourcesOf({ posts, gone }: AmendedPosts): ReadonlySet<string> {
  return new Set([...gone, ...recordsIn(posts).map(sourceOf)])
}

function sourceOf({ value }: FileRecord<Post>): string {
  return value.source
}

function recordsIn({ size, modified, columns }: WrittenPosts): FileRecord<Post>[] {
  const postAt = openColumns(columns)
  return size.map((size, at) => ({ size, modified: modified[at] ?? 0, value: postAt(at) }))
}

function openColumns(columns: WrittenPosts['columns']): (at: number) => Post {
  const same = Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, 'all' in column ? column.all : null]),
  )
  const others = Object.entries(columns).filter(
    (entry): entry is [string, readonly unknown[]] => !('all' in entry[1]),
  )
  return at => {
    const post = { ...same }
    for (const [key, values] of others) post[key] = values[at]
    return post as Post
  }
}

import type { Post } from '../content/post.ts'
import type { FileRecord, Records } from '../content/records.ts'

/** A value for each post; or one for all of them, as most keys of front matter have. */
type Column = readonly unknown[] | { readonly all: unknown }

/** By column: what has the same shape ten thousand times over is read in half the time so. */
export type WrittenPosts = {
  readonly size: readonly number[]
  readonly modified: readonly number[]
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

export function readPosts({ size, modified, columns }: WrittenPosts): Records<Post> {
  const postAt = openColumns(columns)
  const records: Record<string, FileRecord<Post>> = {}
  for (const [at, bytes] of size.entries()) {
    const value = postAt(at)
    records[value.source] = { size: bytes, modified: modified[at] ?? 0, value }
  }
  return records
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

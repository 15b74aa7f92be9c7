import type { FoundFile } from './find-files.ts'
import type { Post } from './post.ts'

/** What was learned about a file, and the file's size and time then. */
export type FileRecord<Value> = {
  readonly size: number
  readonly modified: number
  readonly value: Value
}

export type Records<Value> = { readonly [source: string]: FileRecord<Value> }

/** There are thousands of posts, and a map is filled and searched in a third of the time. Decision 115. */
export type PostRecords = ReadonlyMap<string, FileRecord<Post>>

/** A record that is still valid, without opening the file. */
export function findRecord<Value>(
  records: Records<Value>,
  file: FoundFile,
): FileRecord<Value> | undefined {
  const record = Object.hasOwn(records, file.source) ? records[file.source] : undefined
  return record !== undefined && isAsItWas(record, file) ? record : undefined
}

export function isAsItWas(record: FileRecord<unknown>, { size, modified }: FoundFile): boolean {
  return record.size === size && record.modified === modified
}

/**
 * Returns the earlier records themselves if all are unchanged, so that a caller can see by identity that nothing need
 * be written.
 */
export function sameRecords<Value>(now: Records<Value>, before: Records<Value>): Records<Value> {
  const sources = Object.keys(now)
  const isSame =
    sources.length === Object.keys(before).length &&
    sources.every(source => now[source] === before[source])
  return isSame ? before : now
}

/** The same for posts. */
export function samePosts(now: PostRecords, before: PostRecords): PostRecords {
  if (now.size !== before.size) return now
  // Only the values: iterating over entries would allocate a pair for each post.
  for (const record of now.values()) if (before.get(record.value.source) !== record) return now
  return before
}

/** A file that was changed this shortly before it was read may change again without a different time. */
const clockGranularity = 100

export function makeRecord<Value>(
  file: FoundFile,
  value: Value,
  readAt: number,
): FileRecord<Value> {
  const isRacy = readAt - file.modified < clockGranularity
  return { size: file.size, modified: isRacy ? 0 : file.modified, value }
}

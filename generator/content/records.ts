import type { FoundFile } from './find-files.ts'
import type { Post } from './post.ts'

// By `import`, Node would load the Web's cryptography with it. Decision 93.
const { hash } = process.getBuiltinModule('node:crypto')

/** What was learned of a file, and how the file looked when it was. */
export type FileRecord<Value> = {
  readonly size: number
  readonly modified: number
  readonly value: Value
}

export type Records<Value> = { readonly [source: string]: FileRecord<Value> }

/** Of posts there are thousands: a map is filled and looked through in a third of the time. Decision 115. */
export type PostRecords = ReadonlyMap<string, FileRecord<Post>>

/** A record as good as new, without opening the file. */
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

/** The earlier records themselves if all are still in place: whoever compares the two sees that nothing need be written. */
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
  for (const [source, record] of now) if (before.get(source) !== record) return now
  return before
}

/** A file changed this shortly before it was read may change again without showing it in its time. */
const clockGranularity = 100

export function makeRecord<Value>(
  file: FoundFile,
  value: Value,
  readAt: number,
): FileRecord<Value> {
  const isRacy = readAt - file.modified < clockGranularity
  return { size: file.size, modified: isRacy ? 0 : file.modified, value }
}

/** Which images each text shows, and what these are: known by the hashes of their bytes, and an SVG by its ending too. */
export type ImageRecords = {
  /** Changes whenever the same image would be made into other bytes. */
  readonly recipe: string
  readonly uses: { readonly [textHash: string]: ImageUses }
  readonly facts: { readonly [fileHash: string]: ImageFacts }
}

/** References of one text in their plain spelling, in its order. */
export type ImageUses = {
  readonly shown: readonly string[]
  /** Led to, or loaded by raw HTML: such a file is published as it is. */
  readonly linked: readonly string[]
}

/** Sizes are in pixels, turned as the image's EXIF orientation wants it. */
export type ImageFacts =
  | {
      readonly kind: 'still'
      readonly width: number
      readonly height: number
      /** PNG where there is transparency or a drawing, which JPEG would blur. */
      readonly fallback: 'jpeg' | 'png'
    }
  /** What moves is shown as it is. */
  | { readonly kind: 'moving'; readonly width: number; readonly height: number }
  /** An SVG, which is shown as it is, too. */
  | { readonly kind: 'drawing' }
  | { readonly kind: 'broken'; readonly reason: string }

export function hashOf(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex').slice(0, 24)
}

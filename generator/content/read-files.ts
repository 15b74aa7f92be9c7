import type { Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import { type FoundFile, isPostFile } from './find-files.ts'
import { openHashing } from './hash-file.ts'
import type { ReadFile } from './parallel/read-post-file.ts'
import { readPostFiles } from './parallel/read-post-files.ts'
import type { Attachment, FaultyPost, Post } from './post.ts'
import { readAttachment } from './read-attachment.ts'
import type { ContentOptions, ContentRecords } from './read-content.ts'
import {
  type FileRecord,
  findRecord,
  isAsItWas,
  makeRecord,
  type PostRecords,
  type Records,
  samePosts,
  sameRecords,
} from './records.ts'

type ReadFiles = ReadPosts & {
  readonly attachments: ReadonlyMap<string, Attachment>
  readonly records: ContentRecords
}

/** Opens only what has changed since `options.records` were made, and what was wrong then. */
export function readFiles(
  site: Site,
  files: readonly FoundFile[],
  options: ContentOptions,
): ReadFiles {
  const { records, ...posts } = readPosts(site, files, options)
  const attachments = files
    .filter(file => !isPostFile(file) && file.source !== 'site.yaml')
    .map(file => recordOf(options.records.attachments, file, readAttachment))
  return {
    ...posts,
    attachments: new Map(attachments.map(([source, { value }]) => [source, value])),
    records: {
      posts: samePosts(records, options.records.posts),
      attachments: sameRecords(Object.fromEntries(attachments), options.records.attachments),
      anchors: options.records.anchors ?? {},
    },
  }
}

function recordOf<Value>(
  records: Records<Value>,
  file: FoundFile,
  read: (file: FoundFile) => Value,
): [string, FileRecord<Value>] {
  const readAt = Date.now()
  return [file.source, findRecord(records, file) ?? makeRecord(file, read(file), readAt)]
}

type ReadPosts = {
  readonly posts: readonly Post[]
  readonly faulty: ReadonlyMap<string, FaultyPost>
  readonly bodies: ReadonlyMap<string, string>
  readonly mistakes: readonly Diagnostic[]
}

function readPosts(
  site: Site,
  files: readonly FoundFile[],
  options: ContentOptions,
): ReadPosts & { readonly records: PostRecords } {
  const records = new Map<string, FileRecord<Post>>()
  const told: Told = { faulty: new Map(), bodies: new Map(), mistakes: [] }
  const found = files.filter(isPostFile)
  const known = found.map(openKnown(options))
  const unknown = found.filter((_, place) => known[place] === undefined)
  const { shownAs, second } = options
  const newlyRead = readPostFiles({ site, shownAs }, unknown, second).values()
  found.forEach((file, place) => {
    const record = known[place] ?? learn(file, newlyRead.next().value, told)
    if (record !== undefined) records.set(file.source, record)
  })
  const posts = Array.from(records.values(), ({ value }) => value)
  return { posts, ...told, records }
}

type Told = {
  readonly faulty: Map<string, FaultyPost>
  readonly bodies: Map<string, string>
  readonly mistakes: Diagnostic[]
}

function learn(
  file: FoundFile,
  newly: ReadFile | undefined,
  { faulty, bodies, mistakes }: Told,
): FileRecord<Post> | undefined {
  if (newly === undefined) return undefined
  const { read, readAt, isKept } = newly
  if (isKept !== true) bodies.set(file.source, read.body)
  if (read.kind !== 'post') {
    faulty.set(file.source, read.faulty)
    mistakes.push(...read.mistakes)
    return undefined
  }
  mistakes.push(...read.warnings)
  const record = makeRecord(file, read.post, readAt)
  // A record without a time is never found again, so the file is read, and its warnings are given, in every build.
  return read.warnings.length === 0 ? record : { ...record, modified: 0 }
}

/** Finds what is known about a file by its time or by its bytes. */
function openKnown({
  records: { posts: records },
  hashing,
}: ContentOptions): (file: FoundFile) => FileRecord<Post> | undefined {
  const hashFile = openHashing()
  return file => {
    const record = records.get(file.source)
    if (record === undefined || isAsItWas(record, file)) return record
    // A record without a time is never found.
    if (record.size !== file.size || record.modified === 0) return undefined
    const now = Date.now()
    const { hash, readAt } = hashing?.find(file) ?? {
      hash: hashFile(file.path, file.size),
      readAt: now,
    }
    return hash === record.value.hash ? makeRecord(file, record.value, readAt) : undefined
  }
}

import type { Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import type { FoundFile } from './find-files.ts'
import { openHashing } from './hash-file.ts'
import { isPost } from './misplaced.ts'
import type { Attachment, FaultyPost, Post } from './post.ts'
import { readAttachment } from './read-attachment.ts'
import type { ContentOptions, ContentRecords } from './read-content.ts'
import {
  type FileRecord,
  findRecord,
  findSame,
  makeRecord,
  type Records,
  sameRecords,
} from './records.ts'
import type { ReadFile } from './together/read-post-file.ts'
import { readPostFiles } from './together/read-post-files.ts'

export type ReadFiles = ReadPosts & {
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
    .filter(({ source }) => !isPost(source) && source !== 'site.yaml')
    .map(file => recordOf(options.records.attachments, file, readAttachment))
  return {
    ...posts,
    attachments: new Map(attachments.map(([source, { value }]) => [source, value])),
    records: {
      posts: sameRecords(records, options.records.posts),
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
): ReadPosts & { readonly records: Records<Post> } {
  const records: Record<string, FileRecord<Post>> = {}
  const told: Told = { faulty: new Map(), bodies: new Map(), mistakes: [] }
  const found = files.filter(({ source }) => isPost(source))
  const findKnown = openKnown(options)
  const known = new Map(found.map(file => [file, findKnown(file)]))
  const unknown = found.filter(file => known.get(file) === undefined)
  const { shownAs } = options
  const newlyRead = new Map(
    readPostFiles({ site, shownAs }, unknown).map((read, place) => [unknown[place], read]),
  )
  for (const file of found) {
    const record = known.get(file) ?? learn(file, newlyRead.get(file), told)
    if (record !== undefined) records[file.source] = record
  }
  const posts = Object.values(records).map(({ value }) => value)
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
  const { read, readAt } = newly
  bodies.set(file.source, read.body)
  if (read.kind !== 'post') {
    faulty.set(file.source, read.faulty)
    mistakes.push(...read.mistakes)
    return undefined
  }
  mistakes.push(...read.warnings)
  const record = makeRecord(file, read.post, readAt)
  // Without a time, the record is never found again: so the file is read, and its warnings are given, in every build.
  return read.warnings.length === 0 ? record : { ...record, modified: 0 }
}

/** Finds what is known of a file by its time, or by its bytes. */
function openKnown({
  records: { posts: records },
  hashing,
}: ContentOptions): (file: FoundFile) => FileRecord<Post> | undefined {
  const hashFile = openHashing()
  return file => {
    const record = findRecord(records, file)
    if (record !== undefined || records[file.source]?.size !== file.size) return record
    const now = Date.now()
    const { hash, readAt } = hashing?.find(file) ?? {
      hash: hashFile(file.path, file.size),
      readAt: now,
    }
    const same = hash === null ? undefined : findSame(records, file, hash)
    return same === undefined ? undefined : makeRecord(file, same, readAt)
  }
}

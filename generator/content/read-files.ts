import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import type { FoundFile } from './find-files.ts'
import { isPost } from './misplaced.ts'
import type { Attachment, FaultyPost, Post } from './post.ts'
import type { ContentOptions, ContentRecords } from './read-content.ts'
import {
  type FileRecord,
  findRecord,
  findSame,
  hashOf,
  makeRecord,
  type Records,
  readAttachment,
  sameRecords,
} from './records.ts'
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
  const faulty = new Map<string, FaultyPost>()
  const bodies = new Map<string, string>()
  const mistakes: Diagnostic[] = []
  const found = files.filter(({ source }) => isPost(source))
  const known = new Map(found.map(file => [file, findKnown(options.records.posts, file)]))
  const unknown = found.filter(file => known.get(file) === undefined)
  const { shownAs } = options
  const newlyRead = new Map(
    readPostFiles({ site, shownAs }, unknown).map((read, place) => [unknown[place], read]),
  )
  for (const file of found) {
    const record = known.get(file)
    if (record !== undefined) records[file.source] = record
    const newly = newlyRead.get(file)
    if (newly === undefined) continue
    const { read, readAt } = newly
    bodies.set(file.source, read.body)
    if (read.kind === 'post') {
      const record = makeRecord(file, read.post, readAt)
      // A record of no time is never found: what is told of a file is told in every build.
      records[file.source] = read.warnings.length === 0 ? record : { ...record, modified: 0 }
      mistakes.push(...read.warnings)
    } else {
      faulty.set(file.source, read.faulty)
      mistakes.push(...read.mistakes)
    }
  }
  const posts = Object.values(records).map(({ value }) => value)
  return { posts, faulty, bodies, mistakes, records }
}

function findKnown(records: Records<Post>, file: FoundFile): FileRecord<Post> | undefined {
  const record = findRecord(records, file)
  if (record !== undefined || !Object.hasOwn(records, file.source)) return record
  const readAt = Date.now()
  const same = findSame(records, file, hashOf(readFileSync(file.path)))
  return same === undefined ? undefined : makeRecord(file, same, readAt)
}

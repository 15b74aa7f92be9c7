import { posix } from 'node:path'
import { placeKey } from '../../content/place-key.ts'
import type { Attachment, Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf } from '../../content/references.ts'
import { isFileWanted } from '../../content/wanted-files.ts'
import type { Finding } from '../../diagnostic.ts'
import type { Mistake } from './mistake.ts'

/** Files that some file system treats as one, such as "a.pdf" and "A.pdf", if both would be published. */
export function checkClashingFiles(index: Index): Mistake[] {
  const alike = Map.groupBy(index.attachments.values(), ({ source }) => placeKey(source))
  const clashing = [...alike.values()].filter(files => files.length > 1)
  if (clashing.length === 0) return []
  const texts = [...index.published.values(), ...index.scheduled]
  return clashing.flatMap(files => mistakesAmong(index, texts, files))
}

function mistakesAmong(
  index: Index,
  texts: readonly Post[],
  files: readonly Attachment[],
): Mistake[] {
  const taken = new Map<string, Attachment>()
  return files.flatMap(attachment => {
    const post = texts.find(text => isWantedBy(index, text, attachment))
    if (post === undefined) return []
    const first = taken.getOrInsert(folderOf(index, attachment), attachment)
    return first === attachment
      ? []
      : [{ source: post.source, line: 1, column: 1, ...sharedAddress(attachment, first) }]
  })
}

function isWantedBy(index: Index, post: Post, attachment: Attachment): boolean {
  return post.references.some(
    reference =>
      fileOf(index, post.source, reference) === attachment.source &&
      isFileWanted(index, post, { attachment, reference }),
  )
}

/** Where the file would be published: beside its post, or with the files that belong to no post. */
function folderOf({ published }: Index, { source }: Attachment): string {
  return published.get(`${posix.dirname(source)}/index.md`)?.url ?? ''
}

function sharedAddress({ source }: Attachment, first: Attachment): Finding {
  return {
    code: 'shared-address',
    message: `the files ${first.source} and ${source} would share an address`,
    hint: 'Give one of the two another name.',
  }
}

import { readFileSync } from 'node:fs'
import { encodingMistake } from '../../encoding.ts'
import type { Site } from '../../site/site.ts'
import type { FoundFile } from '../find-files.ts'
import { type ReadPost, readPost, unreadable } from '../read-post.ts'
import { hashOf } from '../records.ts'

export type Reading = { readonly site: Site; readonly shownAs: string }

/** What a file said, and when it was opened. */
export type ReadFile = { readonly read: ReadPost; readonly readAt: number }

export function readPostFile(
  { site, shownAs }: Reading,
  { path, source }: Pick<FoundFile, 'path' | 'source'>,
): ReadFile {
  const readAt = Date.now()
  const bytes = readFileSync(path)
  const file = `${shownAs}/${source}`
  const mistake = encodingMistake(file, bytes)
  if (mistake !== null) return { read: unreadable([mistake]), readAt }
  const text = bytes.toString('utf8')
  return { read: readPost(site, { source, file, text, hash: hashOf(bytes) }), readAt }
}

import { readFileSync } from 'node:fs'
import { encodingMistake } from '../../encoding-mistake.ts'
import { hashOf } from '../../hash-of.ts'
import type { Site } from '../../site/site.ts'
import type { FoundFile } from '../find-files.ts'
import { type ReadPost, readPost, unreadable } from '../read-post.ts'

export type Reading = { readonly site: Site; readonly shownAs: string }

/** What was read from a file, and when it was opened. */
export type ReadFile = {
  readonly read: ReadPost
  readonly readAt: number
  /** Set if the second thread has read it and keeps the text, which is empty here. */
  readonly isKept?: boolean
}

export function readPostFile(
  { site, shownAs }: Reading,
  { path, source }: Pick<FoundFile, 'path' | 'source'>,
): ReadFile {
  const readAt = Date.now()
  const file = `${shownAs}/${source}`
  // Twice as fast as reading bytes and decoding them. U+FFFD stands for bytes that are not UTF-8.
  const text = readFileSync(path, 'utf8')
  const mistake = text.includes('\uFFFD') ? encodingMistake(file, readFileSync(path)) : null
  if (mistake !== null) return { read: unreadable([mistake]), readAt }
  return { read: readPost(site, { source, file, text, hash: hashOf(text) }), readAt }
}

import { readFileSync } from 'node:fs'
import { encodingMistake } from '../../encoding-mistake.ts'
import { hashOf } from '../../hash-of.ts'
import type { Site } from '../../site/site.ts'
import type { FoundFile } from '../find-files.ts'
import { type ReadPost, readPost, unreadable } from '../read-post.ts'

export type Reading = { readonly site: Site; readonly shownAs: string }

/** What a file said, and when it was opened. */
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
  // Half the time that reading bytes takes; what is no UTF-8 shows by a mark in its place.
  const text = readFileSync(path, 'utf8')
  const mistake = text.includes('\uFFFD') ? encodingMistake(file, readFileSync(path)) : null
  if (mistake !== null) return { read: unreadable([mistake]), readAt }
  return { read: readPost(site, { source, file, text, hash: hashOf(text) }), readAt }
}

import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLinks } from '../check/content/links.ts'
import type { Mistake } from '../check/content/mistake.ts'
import { findFiles } from '../content/find-files.ts'
import { type Index, leaveOut, readContent } from '../content/read-content.ts'
import type { Site } from '../site/site.ts'
import shipped from './demonstration.json' with { type: 'json' }
import type { ContentFolder } from './free-address.ts'

/** Which files of a content folder came with Afterword and are unchanged, and which are the author's. */
export type Belongings = {
  /** Whether site.yaml is missing, or still as it came with Afterword. */
  readonly isUnclaimed: boolean
  readonly demonstration: readonly string[]
  readonly own: readonly string[]
}

export function sortBelongings(content: string, shownAs: string): Belongings {
  const fingerprints = new Map(Object.entries(fingerprintsOf(content, shownAs)))
  const isShipped = (source: string) => shippedAs.get(source) === fingerprints.get(source)
  const written = [...fingerprints.keys()].filter(source => /^(?:posts|pages)\//.test(source))
  return {
    isUnclaimed: fingerprints.has('site.yaml') ? isShipped('site.yaml') : isFree(content),
    demonstration: written.filter(isShipped),
    own: written.filter(source => !isShipped(source)),
  }
}

/** Anything with that name that is not a file, such as a symbolic link, was put there by somebody. */
function isFree(content: string): boolean {
  return lstatSync(join(content, 'site.yaml'), { throwIfNoEntry: false }) === undefined
}

const shippedAs: ReadonlyMap<string, string> = new Map(Object.entries(shipped))

/** A hash for each file. Line ends do not count, because git may write those of the system. */
export function fingerprintsOf(content: string, shownAs: string): Record<string, string> {
  const { files } = findFiles(content, shownAs)
  return Object.fromEntries(files.map(({ source, path }) => [source, fingerprintOf(path)]))
}

function fingerprintOf(path: string): string {
  const bytes = readFileSync(path).toString('latin1').replaceAll('\r\n', '\n')
  return createHash('sha256').update(bytes, 'latin1').digest('hex').slice(0, 32)
}

/** Links in files that stay to files that would be removed. */
export function linksInto(
  site: Site,
  folder: ContentFolder,
  going: ReadonlySet<string>,
): Mistake[] {
  const index = readEverything(site, folder)
  const attachments = [...index.attachments].filter(([source]) => !going.has(source))
  return checkLinks({ ...leaveOut(index, going), attachments: new Map(attachments) })
}

/** Reads as of 1970 and with drafts, so that scheduled and expired posts are included. */
function readEverything(site: Site, folder: ContentFolder): Index {
  const records = { posts: new Map(), attachments: {} }
  return readContent(site, { ...folder, now: 0, drafts: true, records })
}

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

/** What in a content folder came with Afterword, byte for byte, and what is the author's. */
export type Belongings = {
  /** Nobody has made this site.yaml theirs, or there is none. */
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

/** What is there and no file, such as a symbolic link, is somebody's. */
function isFree(content: string): boolean {
  return lstatSync(join(content, 'site.yaml'), { throwIfNoEntry: false }) === undefined
}

const shippedAs: ReadonlyMap<string, string> = new Map(Object.entries(shipped))

/** A hash of each file's bytes, but for line ends: git writes them in the way of the system. */
export function fingerprintsOf(content: string, shownAs: string): Record<string, string> {
  const { files } = findFiles(content, shownAs)
  return Object.fromEntries(files.map(({ source, path }) => [source, fingerprintOf(path)]))
}

function fingerprintOf(path: string): string {
  const bytes = readFileSync(path).toString('latin1').replaceAll('\r\n', '\n')
  return createHash('sha256').update(bytes, 'latin1').digest('hex').slice(0, 32)
}

/** Links of what stays to what would go. */
export function linksInto(
  site: Site,
  folder: ContentFolder,
  going: ReadonlySet<string>,
): Mistake[] {
  const index = readEverything(site, folder)
  const attachments = [...index.attachments].filter(([source]) => !going.has(source))
  return checkLinks({ ...leaveOut(index, going), attachments: new Map(attachments) })
}

/** Drafts, what is scheduled, and what has expired: at the beginning of time all of it is there. */
function readEverything(site: Site, folder: ContentFolder): Index {
  const records = { posts: new Map(), attachments: {} }
  return readContent(site, { ...folder, now: 0, drafts: true, records })
}

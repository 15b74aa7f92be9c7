import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Diagnostic, Place, Said } from '../../../diagnostic.ts'
import type { BuiltSite } from '../built-site.ts'
import { openPlaces } from '../place-at.ts'
import { atomNamespace, checkAtom } from './atom.ts'
import type { FeedText } from './entries.ts'
import { checkJsonFeed } from './json.ts'
import { checkRss } from './rss.ts'
import { checkSitemap, sitemapNamespace } from './sitemap.ts'
import { type FeedMistake, readXml, type XmlElement } from './xml.ts'

/** Feeds and sitemaps that programs cannot read, or read wrongly. */
export function checkFeeds(site: BuiltSite): Diagnostic[] {
  return [...site.files.keys()]
    .filter(output => /\.(?:xml|atom|rss)$|(?:^|\/)feed\.json$/.test(output))
    .flatMap(output => {
      const bytes = readFileSync(join(site.folder, output))
      const file = posix.join(site.shownAs, output)
      const found = checkBytes(site, output, bytes)
      return found.map(
        (said): Diagnostic => ({ file, severity: 'error', code: 'invalid-feed', ...said }),
      )
    })
}

type PlacedComplaint = Said & Place

function checkBytes(site: BuiltSite, output: string, bytes: Buffer): PlacedComplaint[] {
  const text = decodeOrNull(bytes)
  if (text === null) return [{ line: 1, column: 1, ...notUtf8 }]
  const feed = { site, output, text }
  if (output.endsWith('.json')) return checkJsonFeed(feed)
  const placeOf = openPlaces(text)
  return checkXml(feed).map(({ at, ...said }) => ({ ...placeOf(at), ...said }))
}

function checkXml(feed: FeedText): FeedMistake[] {
  const read = readXml(feed.text)
  if ('mistake' in read) return [read.mistake]
  const { root } = read
  const kind = kindOf(root)
  const expected = expectedKind(posix.basename(feed.output))
  const family = kind === 'sitemap' || kind === null ? kind : 'feed'
  if (expected !== null && family !== expected)
    return [{ at: root.start, ...otherKind(root, expected) }]
  return kind === null ? [] : checks[kind](feed, root)
}

/** What a file must be, judging by its name; `null` if the name says nothing. */
function expectedKind(name: string): 'feed' | 'sitemap' | null {
  if (/^sitemap.*\.xml$/.test(name)) return 'sitemap'
  return /^(?:feed|rss|atom|comments)\.xml$|\.(?:atom|rss)$/.test(name) ? 'feed' : null
}

const checks = { atom: checkAtom, rss: checkRss, sitemap: checkSitemap } as const

/** `null` for other XML, which is a file of the author's own. */
function kindOf({ name, namespace }: XmlElement): keyof typeof checks | null {
  if (name === 'feed' && namespace === atomNamespace) return 'atom'
  if (name === 'rss' && namespace === '') return 'rss'
  const isSitemap = name === 'urlset' || name === 'sitemapindex'
  return isSitemap && namespace === sitemapNamespace ? 'sitemap' : null
}

function decodeOrNull(bytes: Buffer): string | null {
  try {
    // This decoder drops the byte order mark, which the parsers would take for text.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const notUtf8: Said = {
  message: 'the file is not UTF-8',
  hint: 'Write it in UTF-8.',
}

function otherKind({ name }: XmlElement, expected: 'feed' | 'sitemap'): Said {
  return expected === 'feed'
    ? {
        message: `<${name}> does not begin a feed that feed readers know`,
        hint: `Begin with <feed xmlns="${atomNamespace}"> or <rss version="2.0">.`,
      }
    : {
        message: `<${name}> does not begin a sitemap`,
        hint: `Begin with <urlset xmlns="${sitemapNamespace}">.`,
      }
}

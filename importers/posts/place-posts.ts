import { DateTime } from 'luxon'
import { addressKey } from '../../generator/check/content/claims.ts'
import type { Post } from '../../generator/content/post.ts'
import { slugOf } from '../../generator/content/slugs.ts'
import type { Site } from '../../generator/site/site.ts'
import { readInstant, undated } from '../dates.ts'
import type { Ledger } from '../ledger.ts'
import type { ConvertedPost } from './convert-post.ts'
import { addressesOf, pathOf } from './old-addresses.ts'
import { placeOf, shortSlug, type Taken } from './taken.ts'
import { titleOf } from './title-of.ts'

/** Where a post of the import stands, or the one of the site that it already is. */
export type Place = {
  readonly number: number
  readonly externalId: string
  readonly source: string
  readonly permalink: string | null
  /** Which post of the site it is already. */
  readonly known: Post | null
}

export type Setting = {
  readonly site: Site
  readonly content: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Posts of the site, drafts as well. */
  readonly known: readonly Post[]
}

/**
 * Published ones choose first. Aliases are claimed when all
 * have a place, so that none takes that of a post further down.
 */
export function placePosts(ledger: Ledger, setting: Setting, taken: Taken): Place[] {
  const recognise = createRecognition(setting)
  return Array.from(ledger.posts(), ({ number, externalId, content }): Place => {
    const found: ConvertedPost = JSON.parse(content)
    const known = recognise(found)
    if (known !== null) return { number, externalId, source: known.source, permalink: null, known }
    return { number, externalId, ...findPlace(found, { setting, taken }), known: null }
  })
}

/**
 * Recognises a post by its address, by one of its old ones, or, for a draft that has none,
 * by its file's name and title. Each post of the site is one post of the export only.
 */
function createRecognition({ known, site }: Setting): (found: ConvertedPost) => Post | null {
  const claimed = new Set<string>()
  const byUrl = new Map(known.map(post => [addressKey(post.url), post]))
  const byAlias = new Map(
    known.flatMap(post => post.aliases.map(alias => [addressKey(alias), post] as const)),
  )
  const bySource = new Map(known.map(post => [placeOf(post.source), post]))
  return found => {
    const permalink = pathOf(found.permalink)
    const candidates = [
      permalink === null ? undefined : byUrl.get(addressKey(permalink)),
      ...addressesOf(found).map(alias => byAlias.get(addressKey(alias))),
      namesakeOf(found, { known: bySource, site }),
    ]
    const post = candidates.find(candidate => candidate && !claimed.has(candidate.source)) ?? null
    if (post !== null) claimed.add(post.source)
    return post
  }
}

function namesakeOf(
  found: ConvertedPost,
  { known, site }: { readonly known: ReadonlyMap<string, Post>; readonly site: Site },
): Post | undefined {
  const post = known.get(`${folderOf(found, site)}${shortSlug(found.slug || found.title)}`)
  return post?.title === titleOf(found) ? post : undefined
}

function folderOf(found: ConvertedPost, site: Site): string {
  if (found.layout === 'page') return 'pages/'
  return `posts/${momentOf(found, site).toFormat('yyyy-MM-dd')}-`
}

function momentOf(found: ConvertedPost, { timeZone }: Site): DateTime {
  return DateTime.fromISO(readInstant(found.date, timeZone) ?? undated, { zone: timeZone })
}

type Placing = { readonly setting: Setting; readonly taken: Taken }

function findPlace(found: ConvertedPost, { setting, taken }: Placing) {
  const { site } = setting
  const permalink = taken.claimPermalink(pathOf(found.permalink))
  const moment = momentOf(found, site)
  const folder = folderOf(found, site)
  const slug = taken.claimSlug(namesOf(found), {
    folder,
    url: name => (permalink === null ? patternUrl(found, { site, moment, slug: name }) : null),
  })
  const name = `${folder}${slug}`
  return { source: found.assets.length > 0 ? `${name}/index.md` : `${name}.md`, permalink }
}

/** An old system may have two of one name at two addresses; then the address tells them apart. */
function namesOf({ slug, title, permalink }: ConvertedPost): [string, ...string[]] {
  const last = pathOf(permalink)
    ?.split('/')
    .findLast(part => part !== '')
  const name = last?.replace(/\.html?$/, '') ?? ''
  return [slug || title, ...(slugOf(name) === '' ? [] : [name])]
}

function patternUrl(
  { layout }: ConvertedPost,
  { site, moment, slug }: { site: Site; moment: DateTime; slug: string },
): string {
  return (layout === 'page' ? '/:slug/' : site.permalink)
    .replaceAll(':slug', slug)
    .replaceAll(':year', moment.toFormat('yyyy'))
    .replaceAll(':month', moment.toFormat('MM'))
    .replaceAll(':day', moment.toFormat('dd'))
}

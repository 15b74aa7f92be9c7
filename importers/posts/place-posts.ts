import { permalinkOf } from '../../generator/content/permalink.ts'
import type { Post } from '../../generator/content/post.ts'
import type { Site } from '../../generator/site/site.ts'
import type { Ledger } from '../ledger.ts'
import type { ConvertedPost } from './convert-post.ts'
import { folderOf, momentOf, namesOf } from './names-of.ts'
import { pathOf } from './old-addresses.ts'
import { recogniseAll } from './recognise.ts'
import type { Taken } from './taken.ts'

/** Where a post of the import goes, or the post of the site that it already is. */
export type Place = {
  readonly number: number
  readonly externalId: string
  readonly source: string
  readonly permalink: string | null
  /** The post of the site that it already is; `null` for a new one. */
  readonly known: Post | null
}

export type Setting = {
  readonly site: Site
  readonly content: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The posts of the site, including drafts. */
  readonly known: readonly Post[]
}

/**
 * Published posts choose first. The addresses that posts had come before those that others get here, and aliases are
 * claimed only when all posts have a place, so that none takes the address of a later post.
 */
export function placePosts(ledger: Ledger, setting: Setting, taken: Taken): Place[] {
  const recognised = recogniseAll(ledger, setting)
  const permalinks = new Map<number, string | null>()
  for (const { number, content } of ledger.posts())
    if (!recognised.has(number))
      permalinks.set(number, taken.claimPermalink(pathOf(read(content).permalink)))
  return Array.from(ledger.posts(), ({ number, externalId, content }): Place => {
    const known = recognised.get(number) ?? null
    if (known !== null) return { number, externalId, source: known.source, permalink: null, known }
    const permalink = permalinks.get(number) ?? null
    const source = findSource(read(content), { setting, taken, permalink })
    return { number, externalId, source, permalink, known }
  })
}

function read(content: string): ConvertedPost {
  return JSON.parse(content)
}

type Placing = {
  readonly setting: Setting
  readonly taken: Taken
  readonly permalink: string | null
}

function findSource(found: ConvertedPost, { setting, taken, permalink }: Placing): string {
  const { site } = setting
  const { layout } = found
  const moment = momentOf(found, site.timeZone)
  const folder = folderOf(found, site.timeZone)
  const slug = taken.claimSlug(namesOf(found), {
    folder,
    url: name => (permalink === null ? permalinkOf(site, { layout, slug: name, moment }) : null),
  })
  const name = `${folder}${slug}`
  return found.assets.length > 0 ? `${name}/index.md` : `${name}.md`
}

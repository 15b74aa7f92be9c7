import { DateTime } from 'luxon'
import { slugOf } from '../../generator/content/slugs.ts'
import { readInstant, undated } from '../dates.ts'
import type { ConvertedPost } from './convert-post.ts'
import { pathOf } from './old-addresses.ts'

/**
 * The names that its file may have. An old system may have two posts with one name at two addresses; then the address
 * distinguishes them.
 */
export function namesOf({ slug, title, permalink }: ConvertedPost): [string, ...string[]] {
  const last = pathOf(permalink)
    ?.split('/')
    .findLast(part => part !== '')
  const name = last?.replace(/\.html?$/, '') ?? ''
  return [slug || title, ...(slugOf(name) === '' ? [] : [name])]
}

export function folderOf(found: ConvertedPost, timeZone: string): string {
  if (found.layout === 'page') return 'pages/'
  return `posts/${momentOf(found, timeZone).toFormat('yyyy-MM-dd')}-`
}

export function momentOf(found: ConvertedPost, timeZone: string): DateTime {
  return DateTime.fromISO(readInstant(found.date, timeZone) ?? undated, { zone: timeZone })
}

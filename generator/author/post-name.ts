import { DateTime } from 'luxon'
import { readMoment } from '../content/dates.ts'
import { slugOf } from '../content/slugs.ts'
import { UsageError } from '../diagnostic.ts'

/** What a build accepts of an address made from a file's name. */
const longestSlug = 200

/** The day in the site's time zone, whatever the machine's is. */
export function dayFor(date: string | undefined, timeZone: string, now: number): string {
  const moment =
    date === undefined ? DateTime.fromMillis(now, { zone: timeZone }) : readMoment(date, timeZone)
  const day = moment?.toISODate()
  if (typeof day === 'string') return day
  throw new UsageError(
    `--date ${date}: write a day that the calendar has, as 2026-02-28, or with a time, as "2026-02-28 14:30"`,
  )
}

export function slugFor(title: string, wished: string | undefined): string {
  const slug = shorten(slugOf(wished ?? title))
  if (/[\p{L}\p{N}]/u.test(slug)) return slug
  throw new UsageError(
    wished === undefined
      ? `no address can be made from the title ${JSON.stringify(title)}, which has no letters or digits; say one: --slug on-bread`
      : `--slug ${wished}: write letters or digits, as --slug on-bread`,
  )
}

function shorten(slug: string): string {
  if (Buffer.byteLength(slug) <= longestSlug) return slug
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(slug)) {
    if (Buffer.byteLength(short + segment) > longestSlug) break
    short += segment
  }
  // The last word is likely cut in two; in scripts without spaces a word can be the whole title.
  return short.replace(/-[^-]{0,30}$/, '')
}

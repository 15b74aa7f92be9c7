import { DateTime } from 'luxon'
import { readMoment } from '../content/front-matter/dates.ts'
import { isShort, slugOf } from '../content/slugs.ts'
import { UsageError } from '../diagnostic.ts'

/** The day in the site's time zone, whatever the machine's is. */
export function dayFor(date: string | undefined, timeZone: string, now: number): string {
  if (date === undefined) return DateTime.fromMillis(now, { zone: timeZone }).toISODate() ?? ''
  const read = readMoment(date, timeZone)
  if (read.kind === 'moment') return read.moment.toISODate()
  if (read.kind === 'skipped')
    throw new UsageError(`--date ${date}: the clocks of ${timeZone} skipped this moment`)
  throw new UsageError(
    `--date ${date}: write a day that the calendar has, as 2026-02-28, or with a time, as "2026-02-28 14:30"`,
  )
}

/** For a title that no address can be made from. */
const fallback = 'post'

export function slugFor(title: string, wished: string | undefined): string {
  const slug = shorten(slugOf(wished ?? title))
  // Accents alone are nothing that a reader could type.
  if (/[^\p{M}-]/u.test(slug)) return slug
  if (wished === undefined) return fallback
  throw new UsageError(`--slug ${wished}: write letters or digits, as --slug on-bread`)
}

function shorten(slug: string): string {
  if (isShort(slug)) return slug
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(slug)) {
    if (!isShort(short + segment)) break
    short += segment
  }
  // The last word is likely cut in two; in scripts without spaces a word can be the whole title.
  return short.replace(/-[^-]{0,30}$/, '')
}

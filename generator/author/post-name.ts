import { DateTime } from 'luxon'
import { readMoment } from '../content/front-matter/dates.ts'
import type { Post } from '../content/post.ts'
import { cutSlug, isShort, isTypeable, slugOf } from '../content/slugs.ts'
import { UsageError } from '../errors.ts'

/** The day in the site's time zone, which may differ from the machine's. */
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

/** Used if no address can be made from the title. `/page/` belongs to the site itself. */
const fallbacks = { post: 'post', page: 'a-page' } satisfies Record<Post['layout'], string>

export function slugFor(title: string, wished: string | undefined, layout: Post['layout']): string {
  // A name is one part of an address. What is meant with more would be lost, since a slug has neither slashes nor dots.
  if (wished !== undefined && /[/\\]/.test(wished))
    throw new UsageError(
      `--slug ${wished}: write the last part of the address only, as --slug on-bread; ` +
        'a whole one, as /kitchen/on-bread/, is the "permalink" of a post',
    )
  const slug = cutSlug(slugOf(wished ?? title), isShort)
  if (isTypeable(slug)) return slug
  if (wished === undefined) return fallbacks[layout]
  throw new UsageError(`--slug ${wished}: write letters or digits, as --slug on-bread`)
}

/** Without a day before it, which would be that of the page: one to come would keep the page unpublished until then. */
export function pageNameFor(slug: string): string {
  const name = slug.replace(/^(?:\d{4}-\d{2}-\d{2}-)+(?=.)/, '')
  if (name !== 'index') return name
  throw new UsageError('a page cannot be named "index"; choose another name with --slug')
}

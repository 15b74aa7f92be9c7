import { DateTime } from 'luxon'
import type { Site } from '../site/site.ts'
import type { When } from './pages.ts'

/** Prints instants as days in the site's language and zone; each is formatted once, which is most of its cost. */
export function createCalendar(site: Site): (instant: string) => When {
  const printed = new Map<string, When>()
  return instant => {
    const known = printed.get(instant)
    if (known !== undefined) return known
    const moment = DateTime.fromISO(instant, { zone: site.timeZone, locale: site.language })
    const when = { iso: instant, text: moment.toLocaleString(DateTime.DATE_FULL) }
    printed.set(instant, when)
    return when
  }
}

/** The year of an instant where the site is. */
export function yearOf(site: Site, instant: string): number {
  return DateTime.fromISO(instant, { zone: site.timeZone }).year
}

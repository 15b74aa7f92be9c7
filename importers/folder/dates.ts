import { DateTime } from 'luxon'
import { readInstant } from '../dates.ts'

/**
 * Returns the instant of a date in front matter. What is no date is returned as it was written, to be reported; `null`
 * means that there is none.
 */
export function readDate(written: string | null, timeZone: string): string | null {
  const date = tidyDate(written ?? '')
  return readInstant(date, timeZone) ?? (date === '' ? null : date)
}

/** The moment as the site's clocks showed it; `null` if there is none. */
export function momentIn(instant: string | null, timeZone: string): DateTime<true> | null {
  const moment = DateTime.fromISO(instant ?? '', { zone: timeZone, locale: 'en' })
  return moment.isValid ? moment : null
}

/**
 * Completes dates as people write them, such as "2014-1-4 9:05" and "2014/01/04". A time without an offset stays
 * without one, and is later read in the site's time zone.
 */
export function tidyDate(written: string): string {
  return written
    .trim()
    .replace(
      /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/,
      (_, year: string, month: string, day: string) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    )
    .replace(/^(\S{10})[ T]+(\d):/, '$1 0$2:')
    .replace(/ (?:UTC|GMT)$/, 'Z')
}

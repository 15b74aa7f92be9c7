import { DateTime } from 'luxon'
import { readInstant } from '../dates.ts'

/** The instant of a date in front matter; as it is written where that is none, to be reported; `null` without any. */
export function readDate(written: string | null, timeZone: string): string | null {
  const date = tidyDate(written ?? '')
  return readInstant(date, timeZone) ?? (date === '' ? null : date)
}

/** As the clocks of the site showed it. */
export function momentIn(instant: string | null, timeZone: string): DateTime<true> | null {
  const moment = DateTime.fromISO(instant ?? '', { zone: timeZone, locale: 'en' })
  return moment.isValid ? moment : null
}

/** "2014-1-4 9:05" and "2014/01/04", as people write them; a time without an offset is the site's. */
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

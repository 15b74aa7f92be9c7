import { DateTime } from 'luxon'

/** `:year/:title` with what stands for each name; `null` where one is not known, as in a template. */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string>>,
): string | null {
  const names = Object.keys(values).sort((a, b) => b.length - a.length)
  const filled = pattern.replace(/:([a-z_]+)/gi, (whole, written: string) => {
    const name = names.find(known => written.startsWith(known))
    return name === undefined ? whole : `${values[name]}${written.slice(name.length)}`
  })
  if (/:\w|\{[{%]/.test(filled)) return null
  return `/${filled}`.replace(/\/{2,}/g, '/')
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

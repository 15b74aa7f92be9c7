import { DateTime } from 'luxon'
import { remember } from '../remember.ts'
import type { Site } from '../site/site.ts'
import type { When } from './showing/site-facts.ts'

/**
 * Prints instants as days in the site's zone, and in its language where no other is named; each is
 * formatted once a language, which is most of its cost.
 */
export function createCalendar(site: Site): (instant: string, language?: string) => When {
  const printerOf = remember((language: string) => {
    const format = openFormat(language, site.timeZone)
    return remember((instant: string) => ({
      iso: instant,
      text: format.format(Date.parse(instant)),
    }))
  })
  return (instant, language = site.language) => printerOf(language)(instant)
}

/**
 * The same for lists under their year, as "November 20". That year is said again where
 * the language's own calendar counts another: in Bangkok, a day of 2026 is one of 2569.
 */
export function createYearCalendar({ language, timeZone }: Site): (instant: string) => When {
  const whole = openFormat(language, timeZone)
  const isOfYear = whole.resolvedOptions().calendar === 'gregory'
  const format = isOfYear ? openFormat(language, timeZone, dayOfYear) : whole
  return instant => ({ iso: instant, text: format.format(Date.parse(instant)) })
}

const dayOfYear = { month: 'long', day: 'numeric' } as const

/** As "November 20, 2026". Asked without Luxon, which takes ten times as long to ask the same. */
function openFormat(
  language: string,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions = DateTime.DATE_FULL,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(printingLanguage(language), { ...parts, timeZone })
}

/**
 * The language as `Intl` is told it. Arabic has two sets of digits, and which of them (and which
 * calendar) a bare `ar` means differs between regions and between versions of ICU: the page and the
 * client would not print the same. So it is the digits that all its readers know and all addresses,
 * counts and years of the site have, and the calendar by which the archive is ordered.
 */
export function printingLanguage(language: string): string {
  const locale = new Intl.Locale(language)
  if (locale.language !== 'ar') return language
  return new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

/** The year of an instant where the site is. Only around New Year that depends on the zone, and has to be asked. */
export function yearOf(site: Site, instant: string): number {
  if (/^\d{4}-(?!12-31|01-01)/.test(instant)) return Number(instant.slice(0, 4))
  // Luxon takes ten times as long.
  return Temporal.Instant.from(instant).toZonedDateTimeISO(site.timeZone).year
}

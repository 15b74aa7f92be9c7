import { DateTime } from 'luxon'
import { remember } from '../remember.ts'
import type { Site } from '../site/site.ts'
import type { When } from './showing/site-facts.ts'
import { type Day, writtenDays } from './written-days.ts'

/**
 * Prints instants as days in the site's time zone, and in its language unless another is given. Each is formatted once
 * per language, since that is most of its cost.
 */
export function createCalendar(site: Site): (instant: string, language?: string) => When {
  const printerOf = remember((language: string) => {
    const print = openPrinter(language, site.timeZone)
    return remember((instant: string) => ({ iso: instant, text: print(instant) }))
  })
  return (instant, language = site.language) => printerOf(language)(instant)
}

/**
 * The same for lists under their year, as "November 20". The year is added if the language's own calendar counts
 * differently: in Bangkok, a day of 2026 is in 2569.
 */
export function createYearCalendar({ language, timeZone }: Site): (instant: string) => When {
  const print = openYearPrinter(language, timeZone)
  return instant => ({ iso: instant, text: print(instant) })
}

type Print = (instant: string) => string

function openPrinter(language: string, timeZone: string): Print {
  const written = writtenDays[language]?.whole
  if (written !== undefined) return instant => written(dayOf(instant, timeZone))
  return printWith(openFormat(language, timeZone))
}

function openYearPrinter(language: string, timeZone: string): Print {
  const written = writtenDays[language]?.ofYear
  if (written !== undefined) return instant => written(dayOf(instant, timeZone))
  const whole = openFormat(language, timeZone)
  const isOfYear = whole.resolvedOptions().calendar === 'gregory'
  return printWith(isOfYear ? openFormat(language, timeZone, dayAlone) : whole)
}

const dayAlone = { month: 'long', day: 'numeric' } as const

function printWith(format: Intl.DateTimeFormat): Print {
  return instant => format.format(Date.parse(instant))
}

function dayOf(instant: string, timeZone: string): Day {
  // What most sites have: an archive shows thousands, and Temporal takes ten times as long.
  if (timeZone === 'UTC' && instant.endsWith('Z')) return writtenDay(instant)
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}

/** Instants have four digits for the year: they are compared as text. */
function writtenDay(instant: string): Day {
  return {
    year: Number(instant.slice(0, 4)),
    month: Number(instant.slice(5, 7)),
    day: Number(instant.slice(8, 10)),
  }
}

/** As "November 20, 2026". Without Luxon, which takes ten times as long for the same. */
function openFormat(
  language: string,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions = DateTime.DATE_FULL,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(printingLanguage(language), { ...parts, timeZone })
}

/**
 * The language as passed to `Intl`. Arabic has two sets of digits, and which of them (and which calendar) a plain `ar`
 * means differs between regions and between versions of ICU: page and client could print differently. So we name the
 * digits that all its readers know, as addresses and counts use them, and the calendar that the archive is ordered by.
 */
export function printingLanguage(language: string): string {
  const locale = new Intl.Locale(language)
  if (locale.language !== 'ar') return language
  return new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

/** The year of an instant in the site's time zone. Only around New Year does the zone make a difference. */
export function yearOf(site: Site, instant: string): number {
  if (/^\d{4}-(?!12-31|01-01)/.test(instant)) return Number(instant.slice(0, 4))
  // Luxon would take ten times as long.
  return dayOf(instant, site.timeZone).year
}

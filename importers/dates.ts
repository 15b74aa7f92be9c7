import { DateTime, IANAZone } from 'luxon'
import { toInstant } from '../generator/content/front-matter/dates.ts'

/**
 * The dates that are accepted. A diary may be centuries old; a later date is a slip, and would stay on top for ever.
 */
const first = Date.UTC(1000, 0, 1)
const last = Date.UTC(9999, 0, 1)
/** Where computers begin to count, in all time zones. Nearly all were a number of quarters of an hour from UTC. */
const zero = { from: Date.UTC(1969, 11, 31), until: Date.UTC(1970, 0, 2), step: 15 * 60 * 1_000 }

/** The date of what has none, so that it comes before nearly everything else. */
export const undated = '1970-01-01T00:00:00Z'

/**
 * Returns the instant in UTC of a date as other systems write it: ISO 8601, SQL ("2014-01-14 17:31:03", in `timeZone`),
 * RFC 2822, or seconds or milliseconds since 1970. Returns `null` for what is no date, such as 0000-00-00.
 */
export function readInstant(
  written: string | number | null | undefined,
  timeZone: string,
): string | null {
  const text = String(written ?? '').trim()
  const universal = quickly(text)
  if (universal !== null) return universal
  if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return within(fromNumber(Number(text)))
  const local = text
    .replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, '$1T')
    .replace(/(?<! ) +(?=[+-]\d{2}:?\d{2}$|Z$)/, '')
  return within(
    beginsWithYear.test(local)
      ? DateTime.fromISO(local, { zone: timeZone })
      : DateTime.fromRFC2822(text, { zone: 'utc' }),
  )
}

/**
 * As `readInstant`, for what readers wrote. Also returns `null` for dates before the web: 1601, 1900 and 1970 are where
 * programs begin to count.
 */
export function readInstantOfReader(
  written: string | number | null | undefined,
  timeZone: string,
): string | null {
  const instant = readInstant(written, timeZone)
  return instant !== null && Date.parse(instant) >= zero.until ? instant : null
}

/** The time zone that the settings of a site name, if there is one of that name. */
export function zoneOr(otherwise: string, named: string | null): string {
  return named !== null && IANAZone.isValidZone(named) ? named : otherwise
}

/** Whether a program, and not an author, wrote this date because there was none. */
export function isZero(instant: string, timeZone: string): boolean {
  const time = Date.parse(instant)
  if (time < zero.from || time >= zero.until) return false
  // In 1970, Liberia was 44 minutes and a half behind UTC, and Kiritimati 10 hours and 40 minutes.
  const midnight = DateTime.fromObject({ year: 1970 }, { zone: timeZone })
  return time % zero.step === 0 || time === midnight.toMillis()
}

/** Luxon reads "12" and "1230Z" as a time of today, which would be another one tomorrow. */
const beginsWithYear = /^\d{4}(?:-|\d{3}|$)/

/**
 * A fast way for most dates of an export, such as `2014-01-14 17:31:03Z`. Returns `null` for other spellings, and for
 * days that do not exist: `Date` takes the 31st of February for another day.
 */
function quickly(text: string): string | null {
  if (!/^(?:19[7-9]|[2-9]\d\d)\d-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ$/.test(text)) return null
  const instant = text.replace(' ', 'T')
  const time = Date.parse(instant)
  const isThere = time < last && new Date(time).toISOString().startsWith(instant.slice(0, 19))
  return isThere ? instant : null
}

function fromNumber(number: number): DateTime {
  return number < 1e11 ? DateTime.fromSeconds(number) : DateTime.fromMillis(number)
}

function within(moment: DateTime): string | null {
  if (!isPossible(moment)) return null
  return toInstant(moment)
}

function isPossible(moment: DateTime): moment is DateTime<true> {
  const time = moment.toMillis()
  return moment.isValid && time >= first && time <= last
}

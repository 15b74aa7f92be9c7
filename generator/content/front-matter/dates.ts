import { DateTime } from 'luxon'

type ReadMoment =
  | { readonly kind: 'moment'; readonly moment: DateTime<true> }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'no-zone' }
  /** A time that did not exist, because clocks were set forward. `until` is the time that they showed instead. */
  | { readonly kind: 'skipped'; readonly until: DateTime<true> }

const impossible = { kind: 'impossible' } as const

/**
 * Set explicitly because Luxon would otherwise look up the machine's own language, which takes longer than reading a
 * hundred dates.
 */
const locale = 'en'

/**
 * Reads a date in a form that authors use: a day, a day with a time (in the site's time zone), or a full ISO 8601
 * instant with its own offset. A day that does not exist, such as 31 February, never becomes another day.
 */
export function readMoment(text: string, timeZone: string): ReadMoment {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return impossible
  const read = readLocal(text, timeZone) ?? readInstant(text, timeZone)
  // Instants are compared as text, which only gives the right order for years with four digits.
  if (read.kind === 'moment' && !hasFourDigits(read.moment.toUTC().year)) return impossible
  return read
}

const local = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** Returns `null` if the text is not a local time, but perhaps an instant with an offset. */
function readLocal(text: string, zone: string): ReadMoment | null {
  const numbers = local.exec(text)?.slice(1).map(Number)
  if (numbers === undefined) return null
  const [year = 0, month = 0, day = 0, hour, minute, second] = numbers
  const isDay = Number.isNaN(hour)
  const time = isDay ? {} : { hour, minute, second: second || 0 }
  const found = DateTime.fromObject({ year, month, day, ...time }, { zone, locale })
  // Luxon reads 24:00 as the next day, both here and in an instant.
  if (!found.isValid || hour === 24) return impossible
  const isSameDay = found.year === year && found.month === month && found.day === day
  const isSameTime = found.hour === hour && found.minute === minute
  // If midnight was skipped, the day starts later.
  if (!isSameDay || !(isDay || isSameTime)) return { kind: 'skipped', until: found }
  // If clocks were set back, the same time occurs twice. The first is meant.
  return { kind: 'moment', moment: found.getPossibleOffsets()[0] ?? found }
}

function readInstant(text: string, zone: string): ReadMoment {
  const [offset, sign, hours, minutes] = /(?:Z|([+-])(\d{2}):?(\d{2}))$/.exec(text) ?? []
  if (offset === undefined || /^.{10}[ T]24/.test(text)) return impossible
  if (offset !== 'Z' && !isOffset(sign === '-' ? -1 : 1, Number(hours), Number(minutes)))
    return { kind: 'no-zone' }
  const moment =
    readPrinted(text, zone) ?? DateTime.fromISO(text.replace(' ', 'T'), { zone, locale })
  return moment.isValid ? { kind: 'moment', moment } : impossible
}

/** A shortcut for the form that programs write, such as 2026-02-28T14:30:00Z. It takes a third of Luxon's time. */
function readPrinted(text: string, zone: string): DateTime<true> | null {
  const printed = /\.\d{3}Z$/.test(text) ? text : text.replace(/Z$/, '.000Z')
  const time = Date.parse(printed)
  if (Number.isNaN(time) || new Date(time).toISOString() !== printed) return null
  const moment = DateTime.fromMillis(time, { zone, locale })
  return moment.isValid ? moment : null
}

/** The range of real time zones, from Baker Island to Kiribati. */
function isOffset(sign: 1 | -1, hours: number, minutes: number): boolean {
  return minutes < 60 && hours * 60 + minutes <= (sign < 0 ? 12 : 14) * 60
}

function hasFourDigits(year: number): boolean {
  return year >= 1 && year <= 9_999
}

export function toInstant(moment: DateTime<true>): string {
  return moment.toUTC().toISO({ suppressMilliseconds: true })
}

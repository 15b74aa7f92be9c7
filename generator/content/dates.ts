import { DateTime } from 'luxon'

const formats = [
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm",
  "yyyy-MM-dd'T'HH:mm:ss",
]

/**
 * Reads a date as an author writes it: a day, a day with a time (in the site's zone), or a full
 * ISO 8601 instant with its own offset. Days that no calendar has are `null`, never another day.
 */
export function readMoment(text: string, timeZone: string): DateTime<true> | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const moment = parse(text, timeZone)
  // Instants are compared as text, which puts years of four digits only into their order.
  if (moment === null) return null
  const { year } = moment.toUTC()
  return year >= 1 && year <= 9_999 ? moment : null
}

function parse(text: string, timeZone: string): DateTime<true> | null {
  for (const format of formats) {
    const moment = DateTime.fromFormat(text, format, { zone: timeZone, locale: 'en' })
    if (moment.isValid) return moment
  }
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return null
  const instant = DateTime.fromISO(text.replace(' ', 'T'), { zone: timeZone })
  return instant.isValid ? instant : null
}

export function toInstant(moment: DateTime<true>): string {
  return moment.toUTC().toISO({ suppressMilliseconds: true })
}

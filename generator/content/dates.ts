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
  for (const format of formats) {
    const moment = DateTime.fromFormat(text, format, { zone: timeZone, locale: 'en' })
    if (moment.isValid) return moment
  }
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? DateTime.fromISO(text.replace(' ', 'T'), { zone: timeZone })
    : null
  return instant?.isValid ? instant : null
}

export function toInstant(moment: DateTime<true>): string {
  return moment.toUTC().toISO({ suppressMilliseconds: true })
}

import { isZero, readInstant } from '../../dates.ts'

/**
 * The first that a calendar has: what was never published has "0000-00-00 00:00:00" for one of its two.
 * The moment from which computers count is what plug-ins write for no date, and what this site exports of a page without.
 */
export function firstMoment(written: readonly string[], timeZone: string): string | null {
  const read = written
    .filter(text => /[1-9]/.test(text))
    .map(text => ({ text, instant: readInstant(text, timeZone) }))
    .filter(({ instant }) => instant === null || !isZero(instant, timeZone))
  return (read.find(({ instant }) => instant !== null) ?? read[0])?.text ?? null
}

import { isZero, readInstant } from '../../dates.ts'

/**
 * Returns the first date that exists; what was never published has "0000-00-00 00:00:00" in one field. The beginning of
 * 1970 does not count: plug-ins write it for no date, and so does this site's export for a page without one.
 */
export function firstMoment(written: readonly string[], timeZone: string): string | null {
  const read = written
    .filter(text => /[1-9]/.test(text))
    .map(text => ({ text, instant: readInstant(text, timeZone) }))
    .filter(({ instant }) => instant === null || !isZero(instant, timeZone))
  return (read.find(({ instant }) => instant !== null) ?? read[0])?.text ?? null
}

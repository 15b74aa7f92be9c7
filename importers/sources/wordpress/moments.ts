import { readInstant } from '../../dates.ts'

/** The first that a calendar has: what was never published has "0000-00-00 00:00:00" for one of its two. */
export function firstMoment(written: readonly string[], timeZone: string): string | null {
  return (
    written.find(text => readInstant(text, timeZone) !== null) ?? written.find(isWritten) ?? null
  )
}

/** The moment from which computers count is what a page has that this site exported, and has no date. */
function isWritten(text: string): boolean {
  return /[1-9]/.test(text) && !/^1970-01-01|01 Jan 1970/.test(text)
}

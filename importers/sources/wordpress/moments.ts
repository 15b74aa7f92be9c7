import { readInstant } from '../../dates.ts'

/** The first that a calendar has: what was never published has "0000-00-00 00:00:00" for one of its two. */
export function firstMoment(written: readonly string[], timeZone: string): string | null {
  return (
    written.find(text => readInstant(text, timeZone) !== null) ?? written.find(isWritten) ?? null
  )
}

function isWritten(text: string): boolean {
  return /[1-9]/.test(text)
}

import { IANAZone } from 'luxon'

/** `Intl` also takes old abbreviations, such as PST and IST, which are no names of zones, and which Temporal refuses. */
export function isTimeZone(text: string): boolean {
  return IANAZone.isValidZone(text) && isKnownToTemporal(text)
}

function isKnownToTemporal(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}

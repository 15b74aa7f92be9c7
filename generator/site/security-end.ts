import type { Site } from './site.ts'

/** When the contact of security.txt stops being valid; `null` without one. A day begins as in the site's time zone. */
export function securityEnd({ security, timeZone }: Site): string | null {
  if (security === undefined) return null
  const { expires } = security
  if (expires.includes('T')) return expires
  return Temporal.PlainDate.from(expires).toZonedDateTime(timeZone).toInstant().toString()
}

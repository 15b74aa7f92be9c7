import { DateTime } from 'luxon'

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
export function isRfc3339(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
    DateTime.fromISO(text).isValid
  )
}

/** https://www.rfc-editor.org/rfc/rfc822#section-5, but with four digits for the year as RSS requires. */
export function isRfc822(text: string): boolean {
  return (
    /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[A-Z]{1,3}|[+-]\d{4})$/.test(
      text,
    ) && DateTime.fromRFC2822(text).isValid
  )
}

/** https://www.w3.org/TR/NOTE-datetime */
export function isW3cDate(text: string): boolean {
  return (
    /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/.test(
      text,
    ) && DateTime.fromISO(text).isValid
  )
}

/** A globally unique name: https://example.org/a/, tag:example.org,2026:a, urn:uuid:… */
export function isAbsoluteIri(text: string): boolean {
  if (/\s/.test(text) || !/^[a-z][a-z0-9+.-]*:./i.test(text)) return false
  return !/^https?:/i.test(text) || isAbsoluteUrl(text)
}

export function isAbsoluteUrl(text: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(text) && URL.canParse(text)
}

/** An hour with what it is an hour of, in the ways that `Date` knows. */
const hasZone =
  /\d:\d\d.*?(?:\b(?:z|ut|utc|gmt|[ecmp][sd]t)(?:[+-]\d{1,2})?|(?<=\d)z|\s[+-]\d{1,2}|[+-]\d{2}:?\d{2})(?:\s*\([^)]*\))?$/i

/** No moment takes more letters. A stranger may write a megabyte, and to look for a zone takes the cube of its length. */
const longest = 100

/**
 * When a stranger's page or feed says that something was, in milliseconds since 1970; NaN where it says nothing that
 * `Date` can read. Without a zone it is UTC, and not the zone of whatever machine reads it.
 */
export function readMoment(said: string | null | undefined): number {
  const text = said?.trim() ?? ''
  if (text.length > longest) return Number.NaN
  if (hasZone.test(text)) return Date.parse(text)
  // The first for an hour in ISO 8601, the second for whatever else has one.
  const moments = [`${text}Z`, `${text} UTC`].map(universal => Date.parse(universal))
  return moments.find(moment => !Number.isNaN(moment)) ?? Number.NaN
}

/** Matches a time of day with a time zone, in the forms that `Date` knows. */
const hasZone =
  /\d:\d\d.*?(?:\b(?:z|ut|utc|gmt|[ecmp][sd]t)(?:[+-]\d{1,2})?|(?<=\d)z|\s[+-]\d{1,2}|[+-]\d{2}:?\d{2})(?:\s*\([^)]*\))?$/i

/**
 * No time takes more characters. A stranger may send a megabyte, and the search for a zone takes time with the cube of
 * the length.
 */
const longest = 100

/**
 * When something happened, according to a stranger's page or feed, in milliseconds since 1970. NaN if `Date` cannot
 * read it. Without a zone, it is UTC and not the zone of this machine.
 */
export function readMoment(said: string | null | undefined): number {
  const text = said?.trim() ?? ''
  if (text.length > longest) return Number.NaN
  if (hasZone.test(text)) return Date.parse(text)
  // The first form is for times in ISO 8601, the second for others.
  const moments = [`${text}Z`, `${text} UTC`].map(universal => Date.parse(universal))
  return moments.find(moment => !Number.isNaN(moment)) ?? Number.NaN
}

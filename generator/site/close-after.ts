import type { DateTime } from 'luxon'
import * as z from 'zod'

/** How long a conversation stays open, in the author's words: "30 days", "1 year". */
export const CloseAfter = z
  .string()
  .regex(/^[1-9]\d{0,3} (?:day|week|month|year)s?$/, { error: ({ input }) => explain(input) })
export type CloseAfter = z.infer<typeof CloseAfter>

/** Returns `null`, for never, if the year is above 9999: not every program can read such an instant. */
export function addCloseAfter(from: DateTime<true>, closeAfter: CloseAfter): DateTime<true> | null {
  const [amount = '0', unit = 'days'] = closeAfter.split(' ')
  const closing = from.plus({ [unit]: Number(amount) }).toUTC()
  return closing.isValid && closing.year <= 9_999 ? closing : null
}

function explain(written: unknown): string {
  const text = String(written)
  const said = `must be a length of time such as "30 days" or "1 year", not ${JSON.stringify(text)}`
  return /^0+(?:\D|$)/.test(text) ? `${said}; what is closed at once is "closed" itself` : said
}

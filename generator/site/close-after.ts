import type { DateTime } from 'luxon'
import { z } from 'zod'

/** How long a conversation stays open, as an author writes it: "30 days", "1 year". */
export const CloseAfter = z
  .string()
  .regex(/^[1-9]\d{0,3} (?:day|week|month|year)s?$/, 'a length of time such as "30 days"')
export type CloseAfter = z.infer<typeof CloseAfter>

export function addCloseAfter(from: DateTime<true>, closeAfter: CloseAfter): DateTime<true> {
  const [amount = '0', unit = 'days'] = closeAfter.split(' ')
  const closing = from.plus({ [unit]: Number(amount) })
  // Luxon ends at the year 275760; four digits of years from a date of four digits stay below it.
  if (!closing.isValid)
    throw new RangeError(`no calendar reaches ${closeAfter} after ${from.toISO()}`)
  return closing
}

import { z } from 'zod'

/** `remedy` follows the entry that is not good. */
export function listOf(isGood: (entry: string) => boolean, remedy: string) {
  const entry = z.string().refine(isGood, { error: ({ input }) => `has "${input}"${remedy}` })
  return z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(part => part !== ''))
    .pipe(z.array(entry))
}

type Range = { readonly from: 0 | 1; readonly to: number; readonly usual: number }

export function wholeNumber(what: string, { from, to, usual }: Range) {
  const digits = from === 0 ? /^\d{1,5}$/ : /^[1-9]\d{0,4}$/
  return z
    .string()
    .default(String(usual))
    .refine(
      text => digits.test(text) && Number(text) <= to,
      `must be ${what} from ${from} to ${to}`,
    )
    .transform(Number)
}

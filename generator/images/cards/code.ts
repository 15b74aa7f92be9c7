import type { Bits } from './bits.ts'
import { codeLengths } from './code-lengths.ts'

/** A code of DEFLATE: https://www.rfc-editor.org/rfc/rfc1951#section-3.2 */
export type Code = { readonly bits: number; readonly length: number }

/** By symbol: bytes, the end, and lengths. */
export const codes: readonly Code[] = canonicalCodes(codeLengths)

export const end = 256

/** How it is said that so many bytes, from 3 to 258, are as the one before them. */
export const repetitions: readonly Code[] = Array.from({ length: 259 }, (_, length) =>
  sayRepetition(length),
)

/** Two codes said as one. */
export function joinCodes(first: Code, second: Code): Code {
  return {
    bits: first.bits | (second.bits << first.length),
    length: first.length + second.length,
  }
}

/** Opens the one block there is, with the lengths of its codes written as they are. */
export function putHeader(bits: Bits): void {
  const isLast = { bits: 1, length: 1 }
  const hasOwnCodes = { bits: 2, length: 2 }
  const counts = {
    bits: (codeLengths.length - 257) | ((distances - 1) << 5) | (15 << 10),
    length: 14,
  }
  for (const field of [isLast, hasOwnCodes, counts]) bits.put(field.bits, field.length)
  // Of the nineteen symbols that say lengths, the first three are for repeated ones; four bits each for the rest.
  for (let symbol = 0; symbol < 19; symbol += 1) bits.put(symbol < 3 ? 0 : 4, 3)
  for (const length of [...codeLengths, ...Array<number>(distances).fill(1)])
    bits.put(reversed(length, 4), 4)
}

/** One byte back is all that is used; but a code with nothing beside it is incomplete, and some readers refuse it. */
const distances = 2

function canonicalCodes(lengths: readonly number[]): Code[] {
  const made: Code[] = []
  let next = 0
  for (let length = 1; length <= 15; length += 1) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue
      made[symbol] = { bits: reversed(next, length), length }
      next += 1
    }
    next *= 2
  }
  return made
}

/** Codes begin with their highest bit. */
function reversed(bits: number, length: number): number {
  let turned = 0
  for (let bit = 0; bit < length; bit += 1) turned |= ((bits >> bit) & 1) << (length - 1 - bit)
  return turned
}

/** Each eight lengths share a code with twice as many others as the eight before; the longest has one of its own. */
function sayRepetition(length: number): Code {
  const beyond = Math.max(0, length - 3)
  const extraBits = Math.max(0, 29 - Math.clz32(beyond))
  const step = length === 258 ? 28 : 4 * extraBits + (beyond >> extraBits)
  const code = codes[257 + step]
  if (code === undefined) throw new Error(`DEFLATE has no length of ${length}`)
  const extra = length === 258 ? 0 : beyond & ((1 << extraBits) - 1)
  // The distance is one bit behind: 0 for the byte just before.
  return joinCodes(code, { bits: extra, length: length === 258 ? 1 : extraBits + 1 })
}

import type { Bits } from './bits.ts'
import { codeLengths } from './code-lengths.ts'

/** The code of one symbol in DEFLATE: https://www.rfc-editor.org/rfc/rfc1951#section-3.2 */
export type Code = { readonly bits: number; readonly length: number }

/** By symbol: 256 bytes, the end of the block, and the lengths of repetitions. */
export const codes: readonly Code[] = canonicalCodes(codeLengths)

export const end = 256

/** The codes that repeat the last byte 3 to 258 times, by that number. Smaller numbers are never used. */
export const repetitions: readonly Code[] = Array.from({ length: 259 }, (_, length) =>
  sayRepetition(length),
)

/** Two codes, one after the other, as one. */
export function joinCodes(first: Code, second: Code): Code {
  return {
    bits: first.bits | (second.bits << first.length),
    length: first.length + second.length,
  }
}

/** Starts the only block. The lengths of its codes are written one by one. */
export function putHeader(bits: Bits): void {
  const isLast = { bits: 1, length: 1 }
  const hasOwnCodes = { bits: 2, length: 2 }
  const counts = {
    bits: (codeLengths.length - 257) | ((distances - 1) << 5) | (15 << 10),
    length: 14,
  }
  for (const field of [isLast, hasOwnCodes, counts]) bits.put(field.bits, field.length)
  // There are nineteen symbols for lengths. The first three stand for repeated lengths and are not used; the others get
  // four bits each.
  for (let symbol = 0; symbol < 19; symbol += 1) bits.put(symbol < 3 ? 0 : 4, 3)
  for (const length of [...codeLengths, ...Array<number>(distances).fill(1)])
    bits.put(reversed(length, 4), 4)
}

/** Only a distance of one byte is used. But a code with a single symbol is incomplete, and some readers refuse it. */
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

/** DEFLATE writes codes from their highest bit. */
function reversed(bits: number, length: number): number {
  let turned = 0
  for (let bit = 0; bit < length; bit += 1) turned |= ((bits >> bit) & 1) << (length - 1 - bit)
  return turned
}

/**
 * The first eight lengths have a symbol each. Of the symbols after these, each four have one extra bit more than the
 * four before. 258 has a symbol of its own.
 */
function sayRepetition(length: number): Code {
  const beyond = Math.max(0, length - 3)
  const extraBits = Math.max(0, 29 - Math.clz32(beyond))
  const step = length === 258 ? 28 : 4 * extraBits + (beyond >> extraBits)
  const code = codes[257 + step]
  if (code === undefined) throw new Error(`DEFLATE has no length of ${length}`)
  const extra = length === 258 ? 0 : beyond & ((1 << extraBits) - 1)
  // The distance follows as one bit, which is 0 for the byte just before.
  return joinCodes(code, { bits: extra, length: length === 258 ? 1 : extraBits + 1 })
}

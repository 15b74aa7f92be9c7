import { endianness } from 'node:os'
import { type BitString, openBits } from './bits.ts'
import { putHeader } from './code.ts'
import { pictureLength } from './png.ts'
import type { Print } from './print-strip.ts'
import type { Writing } from './tokens.ts'

/** Joins the prints of all strips, from the top, into one stream: https://www.rfc-editor.org/rfc/rfc1950 */
export function bindPrints(prints: readonly Print[], { bits, tokens }: Writing): Buffer {
  bits.append(beginning.words, 0, beginning.count)
  let zeros = 0
  for (const print of prints) {
    tokens.zeros(zeros + print.before)
    bits.append(print.bits.words, 0, print.bits.count)
    zeros = print.behind
  }
  tokens.zeros(zeros)
  tokens.end()
  const check = Buffer.alloc(4)
  check.writeUInt32BE(checksum(prints))
  return Buffer.concat([bytesOf(bits.take()), check])
}

/**
 * How every stream begins: the two bytes of zlib that announce DEFLATE with a window of 32 kB, and the code that all
 * cards share.
 */
const beginning = sayBeginning()

function sayBeginning(): BitString {
  const bits = openBits(256)
  bits.put(0x01_78, 16)
  putHeader(bits)
  return bits.take()
}

/** Adler-32: https://www.rfc-editor.org/rfc/rfc1950#section-9 */
function checksum(prints: readonly Print[]): number {
  const plain = prints.reduce((sum, { sums }) => sum + sums.plain, 1)
  const placed = prints.reduce((sum, { sums }) => sum + sums.placed, pictureLength)
  return (placed % modulus) * 0x1_00_00 + (plain % modulus)
}

const modulus = 65_521

function bytesOf({ words, count }: BitString): Buffer {
  const bytes = Buffer.from(words.buffer)
  return (endianness() === 'LE' ? bytes : bytes.swap32()).subarray(0, Math.ceil(count / 8))
}

import { endianness } from 'node:os'
import { type BitString, openBits } from './bits.ts'
import { putHeader } from './code.ts'
import type { EncodedStrip } from './encode-strip.ts'
import { pictureLength } from './png.ts'
import type { Writing } from './tokens.ts'

/** Joins the strips of a card, from the top, into one stream: https://www.rfc-editor.org/rfc/rfc1950 */
export function joinStrips(strips: readonly EncodedStrip[], { bits, tokens }: Writing): Buffer {
  bits.append(beginning.words, 0, beginning.count)
  let zeros = 0
  for (const strip of strips) {
    tokens.zeros(zeros + strip.before)
    bits.append(strip.bits.words, 0, strip.bits.count)
    zeros = strip.behind
  }
  tokens.zeros(zeros)
  tokens.end()
  const check = Buffer.alloc(4)
  check.writeUInt32BE(checksum(strips))
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
function checksum(strips: readonly EncodedStrip[]): number {
  const plain = strips.reduce((sum, { sums }) => sum + sums.plain, 1)
  const placed = strips.reduce((sum, { sums }) => sum + sums.placed, pictureLength)
  return (placed % modulus) * 0x1_00_00 + (plain % modulus)
}

const modulus = 65_521

function bytesOf({ words, count }: BitString): Buffer {
  const bytes = Buffer.from(words.buffer)
  return (endianness() === 'LE' ? bytes : bytes.swap32()).subarray(0, Math.ceil(count / 8))
}

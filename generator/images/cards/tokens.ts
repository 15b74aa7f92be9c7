import { type Bits, openBits } from './bits.ts'
import { type Code, codes, end, joinCodes, repetitions } from './code.ts'

/** Writes a stream of bytes in the code of the cards. */
export type Tokens = {
  byte(byte: number): void
  zeros(count: number): void
  /** Repeats the last byte. */
  again(times: number): void
  end(): void
}

export type Writing = { readonly bits: Bits; readonly tokens: Tokens }

export function openWriting(mostWords: number): Writing {
  const bits = openBits(mostWords)
  return { bits, tokens: tokensInto(bits) }
}

function tokensInto(bits: Bits): Tokens {
  const put = (code: Code | undefined) => {
    if (code !== undefined) bits.put(code.bits, code.length)
  }

  const byte = (symbol: number) => put(codes[symbol])

  const again = (times: number) => {
    let left = times
    while (left > 0) {
      const length = nextLength(left)
      put(repetitions[length])
      left -= length
    }
  }

  const zeros = (count: number) => {
    if (count < runsOfZeros.length) return put(runsOfZeros[count])
    byte(0)
    again(count - 1)
  }

  return { byte, zeros, again, end: () => byte(end) }
}

const longest = 258

/** The rest must not be shorter than three, which is the shortest repetition. */
function nextLength(times: number): number {
  if (times <= longest) return times
  return Math.min(longest, times - 3)
}

/**
 * Runs of zeros are between two letters, on nearly every row, so each has one ready code. Up to four zeros are shorter
 * as single ones.
 */
const runsOfZeros = Array.from({ length: longest + 2 }, (_, count): Code => {
  const [zero, repetition] = [codes[0], repetitions[count - 1]]
  if (zero === undefined || repetition === undefined) return { bits: 0, length: 0 }
  if (count >= 5) return joinCodes(zero, repetition)
  return Array.from({ length: count }, () => zero).reduce(joinCodes)
})

import { type Bits, openBits } from './bits.ts'
import { codes, end, saidLengths } from './code.ts'

/** What a stream of bytes is written with. */
export type Tokens = {
  byte(byte: number): void
  zeros(count: number): void
  /** The last byte, so many times more. */
  again(times: number): void
  end(): void
}

export type Writing = { readonly bits: Bits; readonly tokens: Tokens }

export function openWriting(mostWords: number): Writing {
  const bits = openBits(mostWords)
  return { bits, tokens: tokensInto(bits) }
}

function tokensInto(bits: Bits): Tokens {
  const say = (symbol: number) => {
    const code = codes[symbol]
    if (code !== undefined) bits.put(code.bits, code.length)
  }

  const again = (times: number) => {
    let left = times
    while (left > 0) {
      const length = nextLength(left)
      const said = saidLengths[length]
      if (said === undefined) return
      bits.put(said.code.bits, said.code.length)
      // The distance is one bit behind: 0 for the byte just before.
      bits.put(said.extra.bits, said.extra.length + 1)
      left -= length
    }
  }

  const zeros = (count: number) => {
    if (count >= fewestZeros) {
      say(0)
      again(count - 1)
    } else for (let zero = 0; zero < count; zero += 1) say(0)
  }

  return { byte: say, zeros, again, end: () => say(end) }
}

/** Fewer are shorter one by one. */
const fewestZeros = 5

const longest = 258

/** None may remain that is shorter than three. */
function nextLength(times: number): number {
  if (times <= longest) return times
  return Math.min(longest, times - 3)
}

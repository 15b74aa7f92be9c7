/** Bits one behind another, in words of 32, the first one lowest; zeros behind the last. */
export type BitString = { readonly words: Int32Array; readonly count: number }

/** One for many strings: memory for each would keep the collector busier than the writing. */
export type Bits = {
  /** At most 32; those above them are zeros. */
  put(bits: number, count: number): void
  /** So many bits as there are in `source` from a word on. */
  append(source: Int32Array, start: number, length: number): void
  /** What was put since the last time, and begins anew. */
  take(): BitString
}

export function openBits(mostWords: number): Bits {
  const words = new Int32Array(mostWords)
  let at = 0
  let held = 0
  let count = 0

  const put = (bits: number, length: number) => {
    held |= bits << count
    const sum = count + length
    if (sum < 32) {
      count = sum
      return
    }
    words[at] = held
    at += 1
    held = above(bits, count)
    count = sum - 32
  }

  const append = (source: Int32Array, start: number, length: number) => {
    const end = start + (length >> 5)
    let [to, rest] = [at, held]
    for (let from = start; from < end; from += 1) {
      const word = source[from] ?? 0
      words[to] = rest | (word << count)
      to += 1
      rest = above(word, count)
    }
    ;[at, held] = [to, rest]
    if (length % 32 > 0) put(source[end] ?? 0, length % 32)
  }

  const take = () => {
    const taken = 32 * at + count
    words[at] = held
    const string = { words: words.slice(0, Math.ceil(taken / 32)), count: taken }
    at = held = count = 0
    return string
  }

  return { put, append, take }
}

/** What of a word is left over behind a place in another one: a shift by 32 would be one by nothing. */
function above(word: number, place: number): number {
  return place === 0 ? 0 : word >>> (32 - place)
}

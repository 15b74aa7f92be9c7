/** Bits in words of 32, each filled from its lowest bit. Unused bits of the last word are zeros. */
export type BitString = { readonly words: Int32Array; readonly count: number }

/**
 * Writes one string after another into the same memory. Memory of its own for each string would cost more in garbage
 * collection than the writing itself.
 */
export type Bits = {
  /** Appends at most 32 bits. All higher bits must be zeros. */
  put(bits: number, count: number): void
  /** Appends `length` bits of `source`, which begin at the word `start`. */
  append(source: Int32Array, start: number, length: number): void
  /** Returns what was appended since the last call, and starts a new string. */
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

/**
 * The upper bits of a word that do not fit when it is shifted by `place`. 0 needs its own case, because a shift by 32
 * does nothing.
 */
function above(word: number, place: number): number {
  return place === 0 ? 0 : word >>> (32 - place)
}

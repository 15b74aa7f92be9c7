/** Bits one behind another, in words of sixteen, the first one lowest. */
export type BitString = { readonly words: Uint16Array; readonly count: number }

/** One for many strings: memory for each would keep the collector busier than the writing. */
export type Bits = {
  /** At most sixteen. */
  put(bits: number, count: number): void
  /** So many bits as there are in `source` from a word on. */
  append(source: Uint16Array, start: number, length: number): void
  /** What was put since the last time, and begins anew. */
  take(): BitString
}

export function openBits(mostWords: number): Bits {
  const words = new Uint16Array(mostWords)
  let at = 0
  let held = 0
  let count = 0

  const put = (bits: number, length: number) => {
    held |= bits << count
    count += length
    if (count < 16) return
    words[at] = held
    at += 1
    held >>>= 16
    count -= 16
  }

  const append = (source: Uint16Array, start: number, length: number) => {
    const end = start + (length >> 4)
    let [to, rest] = [at, held]
    for (let from = start; from < end; from += 1) {
      rest |= (source[from] ?? 0) << count
      words[to] = rest
      to += 1
      rest >>>= 16
    }
    ;[at, held] = [to, rest]
    if (length % 16 > 0) put(source[end] ?? 0, length % 16)
  }

  const take = () => {
    const taken = 16 * at + count
    put(0, 15)
    const string = { words: words.slice(0, Math.ceil(taken / 16)), count: taken }
    at = held = count = 0
    return string
  }

  return { put, append, take }
}

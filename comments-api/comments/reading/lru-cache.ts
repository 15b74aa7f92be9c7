type Sized = { readonly encoded: { readonly bytes: number } }

/** Keeps what was used last, up to a number of bytes. */
export class LruCache<Kept extends Sized> {
  readonly #mostBytes: number
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  find(key: string): Kept | undefined {
    return this.#kept.get(key)
  }

  /**
   * A map keeps the order of insertion: what is used moves to the end, and what has been unused for longest goes first.
   */
  keep(key: string, kept: Kept): Kept {
    this.#forget(key)
    this.#kept.set(key, kept)
    this.#bytes += kept.encoded.bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) break
      this.#forget(oldest)
    }
    return kept
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.encoded.bytes ?? 0
    this.#kept.delete(key)
  }
}

import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
} from 'node:zlib'
import { joinApart } from './apart.ts'
import type { Ending } from './ending.ts'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]
/** The compressed forms that a reader takes. */
export type Accepted = { readonly br: boolean; readonly gzip: boolean }

/**
 * A text, ready to be sent. The first reader after a change gets a quick encoding, which better ones then replace.
 *
 * Kept are a Brotli form, once it was asked for, and whatever the other two forms are made from:
 * - with an ending (see first-page.ts), its pieces: gzip is joined from them, and the text decompressed;
 * - without one, the text until a compressed form exists, and then only that: decompressing it for another takes 0.1 ms.
 */
export class Encoded {
  readonly length: number
  readonly #joinGzip: (() => Buffer) | null
  #readPlain: () => Buffer
  #br: Buffer | null = null
  #gzip: Buffer | null = null
  #asked = 0

  /** `ending`: the end that this text shares with earlier ones. */
  constructor(beginning: Buffer, ending: Ending | null = null) {
    const own = ending ? joinApart(beginning) : beginning
    this.length = own.length + (ending?.length ?? 0)
    this.#joinGzip = ending && (() => ending.gzipAfter(own))
    this.#readPlain = () => ending?.plainAfter(own) ?? own
  }

  /** The size that the LRU counts. A compressed form takes less than a third of the text; seldom are two of them kept. */
  get bytes(): number {
    return this.length / 2 + 1_024
  }

  get plain(): Buffer {
    return this.#readPlain()
  }

  choose({ br, gzip }: Accepted): Encoding {
    if (this.length < worthIt) return 'identity'
    if (!br) return gzip ? 'gzip' : 'identity'
    this.#improve()
    return gzip && this.#isSoonerAsGzip ? 'gzip' : 'br'
  }

  as(encoding: Encoding): Buffer {
    if (encoding === 'identity') return this.#asPlain()
    return encoding === 'br' ? this.#asBrotli() : this.#asGzip()
  }

  /** If no smaller form is kept, this one is from now on. */
  #asPlain(): Buffer {
    const plain = joinApart(this.plain)
    if (!(this.#joinGzip ?? this.#br ?? this.#gzip)) this.#readPlain = () => plain
    return plain
  }

  #asBrotli(): Buffer {
    this.#br ??= this.#keep(compressQuickly(this.plain), brotliDecompressSync)
    return this.#br
  }

  /** With an ending it is joined anew each time: keeping it would take as much again, and joining takes 4 µs. */
  #asGzip(): Buffer {
    if (this.#joinGzip) return this.#joinGzip()
    this.#gzip ??= this.#keep(gzipSync(this.plain, { level: 5 }), gunzipSync)
    return this.#gzip
  }

  #keep(compressed: Buffer, decompress: (kept: Buffer) => Buffer): Buffer {
    const kept = joinApart(compressed)
    if (this.#joinGzip === null) this.#readPlain = () => decompress(kept)
    return kept
  }

  /** If the ending is already compressed, only the beginning is left to do. */
  get #isSoonerAsGzip(): boolean {
    return this.#joinGzip !== null && this.#br === null
  }

  #improve(): void {
    this.#asked += 1
    const quality = thorough.get(this.#asked)
    if (quality === undefined) return
    const { plain } = this
    compressLater(plain, optionsFor(plain, quality)).then(
      smaller => {
        this.#br = this.#keep(smaller, brotliDecompressSync)
      },
      // Keeps the one that is there: it is the same text.
      () => undefined,
    )
  }
}

/** Below this a compressed body is no smaller on the wire. */
const worthIt = 512

/**
 * Better qualities, by how often a text has been asked for: 5 takes 0.8 ms and saves a twentieth, 11 takes 60 ms in the
 * thread pool and saves another tenth. Answers are repeated for a second, so a sixteenth request means at least that
 * many seconds without a change.
 */
const thorough: ReadonlyMap<number, number> = new Map([
  [2, 5],
  [16, 11],
])
const compressLater = promisify(brotliCompress)

/**
 * A quality of Brotli: it takes 0.2 ms for a hundred comments, like the lower ones, and the result is nearly as small
 * as with qualities that take four times as long.
 */
const quickly = 2
/**
 * Of a hundred of the longest comments in Chinese, 2.9 MB, quality 2 takes 50 ms, during which nobody else is answered,
 * and quality 1 takes 15, for a result that is a twentieth larger.
 */
const large = { from: 512 * 1024, quickly: 1 } as const
const smallestRoom = 1_024

/** By default zlib allocates 16 KB at a time, which then has to be collected. Half the text's size is always enough. */
function compressQuickly(plain: Buffer): Buffer {
  const chunkSize = Math.max(smallestRoom, plain.length >> 1)
  const quality = plain.length < large.from ? quickly : large.quickly
  return brotliCompressSync(plain, { ...optionsFor(plain, quality), chunkSize })
}

/**
 * A window as large as the text needs: the usual one of 4 MB takes memory and, in the better
 * qualities, a fifth more time. At least 64 KB, which takes the fewest bits to say.
 */
function optionsFor(plain: Buffer, quality: number): BrotliOptions {
  const window = Math.ceil(Math.log2(plain.length + spentOnWindow))
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(
        Math.max(window, 16),
        constants.BROTLI_DEFAULT_WINDOW,
      ),
    },
  }
}

/** Of a window 16 bytes cannot be used: https://www.rfc-editor.org/rfc/rfc7932#section-9.1 */
const spentOnWindow = 16

import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  constants,
  gzipSync,
} from 'node:zlib'
import type { Ending } from './ending.ts'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** 0.2 ms for a hundred comments, as the lower qualities take, and nearly as small as what takes four times as long. */
const quick = ofQuality(2)

/**
 * What is asked for again is worth more time: 0.8 ms for a twentieth, and then, in the thread pool, 60 ms for another
 * tenth. Answers are repeated for a second, so the sixteenth time is that many seconds without a change at least.
 */
const thorough: ReadonlyMap<number, BrotliOptions> = new Map([
  [2, ofQuality(5)],
  [16, ofQuality(11)],
])
const compressLater = promisify(brotliCompress)

/** Below this a compressed body is no smaller on the wire. */
const worthIt = 512

/** The first reader after a change gets a quick encoding; better ones take its place. */
export class Encoded {
  readonly #beginning: Buffer
  readonly #ending: Ending | null
  #br: Buffer | null = null
  #gzip: Buffer | null = null
  #asked = 0

  /** `ending`: what earlier texts ended with too. */
  constructor(beginning: Buffer, ending: Ending | null = null) {
    this.#beginning = beginning
    this.#ending = ending
  }

  get length(): number {
    return this.#beginning.length + (this.#ending?.length ?? 0)
  }

  /** What the LRU counts; compressed forms are a fraction of it. */
  get bytes(): number {
    return this.length * 2 + 512
  }

  choose(acceptEncoding: string): Encoding {
    if (this.length < worthIt) return 'identity'
    const takesGzip = accepts(acceptEncoding, 'gzip')
    if (!accepts(acceptEncoding, 'br')) return takesGzip ? 'gzip' : 'identity'
    this.#improve()
    return takesGzip && this.#isSoonerAsGzip ? 'gzip' : 'br'
  }

  as(encoding: Encoding): Buffer {
    if (encoding === 'identity') return this.#join()
    if (encoding === 'br') return this.#compress()
    this.#gzip ??=
      this.#ending?.gzipAfter(this.#beginning) ?? gzipSync(this.#beginning, { level: 5 })
    return this.#gzip
  }

  #compress(): Buffer {
    this.#br ??= brotliCompressSync(this.#join(), quick)
    return this.#br
  }

  /** Of a text whose ending was compressed before, only the beginning is still to do. */
  get #isSoonerAsGzip(): boolean {
    return this.#ending !== null && this.#br === null
  }

  #improve(): void {
    this.#asked += 1
    const better = thorough.get(this.#asked)
    if (!better) return
    compressLater(this.#join(), better).then(
      smaller => {
        this.#br = smaller
      },
      // The one that is there stays: it is the same text.
      () => undefined,
    )
  }

  #join(): Buffer {
    return this.#ending?.plainAfter(this.#beginning) ?? this.#beginning
  }
}

function ofQuality(quality: number): BrotliOptions {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }
}

const refused = /;\s*q=0(?:\.0*)?\s*$/i

function accepts(header: string, encoding: string): boolean {
  return header
    .split(',')
    .some(part => part.split(';', 1)[0]?.trim().toLowerCase() === encoding && !refused.test(part))
}

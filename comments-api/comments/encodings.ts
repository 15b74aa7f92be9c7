import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  constants,
  gzipSync,
} from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

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
  readonly identity: Buffer
  #br: Buffer | null = null
  #asked = 0
  #gzip: Buffer | null = null

  constructor(text: string) {
    this.identity = Buffer.from(text)
  }

  /** What the LRU counts; compressed forms are a fraction of it. */
  get bytes(): number {
    return this.identity.length * 2 + 512
  }

  choose(acceptEncoding: string): Encoding {
    if (this.identity.length < worthIt) return 'identity'
    if (accepts(acceptEncoding, 'br')) return 'br'
    return accepts(acceptEncoding, 'gzip') ? 'gzip' : 'identity'
  }

  as(encoding: Encoding): Buffer {
    if (encoding === 'identity') return this.identity
    if (encoding === 'br') return this.#compress()
    this.#gzip ??= gzipSync(this.identity, { level: 5 })
    return this.#gzip
  }

  #compress(): Buffer {
    this.#asked += 1
    this.#br ??= brotliCompressSync(this.identity, quick)
    const better = thorough.get(this.#asked)
    if (better) this.#replaceLater(better)
    return this.#br
  }

  #replaceLater(better: BrotliOptions): void {
    compressLater(this.identity, better).then(
      smaller => {
        this.#br = smaller
      },
      // The one that is there stays: it is the same text.
      () => undefined,
    )
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

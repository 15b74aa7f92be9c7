import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const thorough = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const compressLater = promisify(brotliCompress)

/** Below this a compressed body is no smaller on the wire. */
const worthIt = 512

/** The first reader after a change waits 0.2 ms for a quick encoding; a better one takes its place from the thread pool. */
export class Encoded {
  readonly identity: Buffer
  #br: Buffer | null = null
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
    if (encoding === 'br') return this.#br ?? this.#compressNow()
    this.#gzip ??= gzipSync(this.identity, { level: 5 })
    return this.#gzip
  }

  #compressNow(): Buffer {
    const fast = brotliCompressSync(this.identity, quick)
    this.#br = fast
    compressLater(this.identity, thorough).then(
      better => {
        this.#br = better
      },
      // The quick one stays: it is the same text.
      () => undefined,
    )
    return fast
  }
}

const refused = /;\s*q=0(?:\.0*)?\s*$/i

function accepts(header: string, encoding: string): boolean {
  return header
    .split(',')
    .some(part => part.split(';', 1)[0]?.trim().toLowerCase() === encoding && !refused.test(part))
}

import { constants, crc32, deflateRawSync } from 'node:zlib'

const quick = { level: 3 } as const
/** A beginning is short: the quarter of a megabyte that zlib usually takes costs more than its compression (18 µs, now 12). */
const little = { windowBits: 12, memLevel: 5, chunkSize: 4_096 } as const
const goesOn = { ...quick, ...little, finishFlush: constants.Z_SYNC_FLUSH } as const

/**
 * What many texts end with: compressed once, and joined to a new beginning as often as there is one. Pieces of deflate
 * that begin anew may stand one after the other (RFC 1951); of Brotli they may not. A thread of 100 to which somebody
 * added a comment: 40 µs, where 50 KB compressed anew take 300 to 800 with any method.
 */
export class Ending {
  readonly plain: Buffer
  #deflated: Buffer | null = null

  constructor(plain: Buffer) {
    this.plain = plain
  }

  gzipAfter(beginning: Buffer): Buffer {
    this.#deflated ??= deflateRawSync(this.plain, quick)
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(crc32(this.plain, crc32(beginning)), 0)
    trailer.writeUInt32LE(beginning.length + this.plain.length, 4)
    return Buffer.concat([header, deflateRawSync(beginning, goesOn), this.#deflated, trailer])
  }
}

/** RFC 1952: deflate, no name, no date, of no system in particular. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

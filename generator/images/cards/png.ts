import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const compress = promisify(deflate)

/** Three bytes a colour: red, green, blue; sixteen at most. */
export type Palette = readonly (readonly [number, number, number])[]

export type Drawing = {
  /** One palette place a pixel, row by row. */
  readonly pixels: Uint8Array
  readonly width: number
  readonly palette: Palette
}

/** https://www.w3.org/TR/png-3/: two pixels in a byte. Compressed beside this thread. */
export async function encodePng({ pixels, width, palette }: Drawing): Promise<Buffer> {
  const rows = packRows(pixels, width)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(pixels.length / width, 4)
  header.set([4, indexed], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', await compress(rows, { level: 5, chunkSize: 65_536 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const indexed = 3

/** Each row begins with its filter: none, which suits a palette. */
function packRows(pixels: Uint8Array, width: number): Uint8Array {
  const bytes = width / 2
  const height = pixels.length / width
  const rows = new Uint8Array(height * (bytes + 1))
  for (let row = 0; row < height; row += 1) {
    const start = row * (bytes + 1) + 1
    for (let byte = 0; byte < bytes; byte += 1) {
      const pixel = row * width + 2 * byte
      rows[start + byte] = ((pixels[pixel] ?? 0) << 4) | (pixels[pixel + 1] ?? 0)
    }
  }
  return rows
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

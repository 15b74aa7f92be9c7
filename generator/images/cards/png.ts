import { crc32 } from 'node:zlib'
import { cardSize } from '../../plan/images/social-cards.ts'

/** At most sixteen colours, each with red, green and blue. */
export type Palette = readonly (readonly [number, number, number])[]

/** The number of bytes in a row: one for its filter, and one for each two pixels. */
export const stride = 1 + cardSize.width / 2
export const pictureLength = stride * cardSize.height

/** https://www.w3.org/TR/png-3/ */
export function openEncoder(palette: Palette): (compressed: Uint8Array) => Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(cardSize.width, 0)
  header.writeUInt32BE(cardSize.height, 4)
  header.set([4, indexed], 8)
  const colours = Buffer.from(palette.flat())
  const before = Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colours)])
  const behind = chunk('IEND', Buffer.alloc(0))
  return compressed => Buffer.concat([before, chunk('IDAT', compressed), behind])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const indexed = 3

function chunk(type: string, content: Uint8Array): Buffer {
  const framed = Buffer.alloc(content.length + 12)
  framed.writeUInt32BE(content.length, 0)
  framed.write(type, 4, 'latin1')
  framed.set(content, 8)
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), content.length + 8)
  return framed
}

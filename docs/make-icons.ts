import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/**
 * Makes of one drawing all other icons that browsers ask for:
 * npx node docs/make-icons.ts [favicon.svg] [folder]
 */
const builtIn = join(import.meta.dirname, '..', 'templates', 'icons')
const [source = join(builtIn, 'favicon.svg'), folder = builtIn] = process.argv.slice(2)
const drawing = readFileSync(source)

await write('icon-192.png', await draw(192))
await write('icon-512.png', await draw(512))
// These two are cut to the shape that a screen gives its icons, so their ground reaches the edge.
await write('apple-touch-icon.png', await drawWithin(180, 1))
await write('icon-maskable-512.png', await drawWithin(512, 0.8))
await write('favicon.ico', inIcoFile(await draw(32), 32))

async function write(name: string, bytes: Uint8Array): Promise<void> {
  writeFileSync(join(folder, name), bytes)
  console.log(`${join(folder, name)}: ${bytes.length} bytes`)
}

function draw(size: number): Promise<Buffer> {
  return sharp(drawing, { density: 72 * 16 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true, effort: 10 })
    .toBuffer()
}

/** `part` of the width is the drawing's: a mask may take the rest away. */
async function drawWithin(size: number, part: number): Promise<Buffer> {
  const inside = Math.round(size * part)
  const margin = Math.floor((size - inside) / 2)
  const rest = size - inside - margin
  const ground = await groundColour()
  return sharp(await draw(inside))
    .flatten({ background: ground })
    .extend({ top: margin, left: margin, bottom: rest, right: rest, background: ground })
    .png({ compressionLevel: 9, palette: true, effort: 10 })
    .toBuffer()
}

/** What the drawing has in the middle of its left edge. */
async function groundColour() {
  const { data } = await sharp(await draw(64))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [r = 255, g = 255, b = 255, alpha = 0] = data.subarray(32 * 64 * 4)
  return alpha === 0 ? { r: 255, g: 255, b: 255 } : { r, g, b }
}

/** One image, as PNG: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
function inIcoFile(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  return Buffer.concat([header, png])
}

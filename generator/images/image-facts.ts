import type { Metadata } from 'sharp'
import type { ImageFacts } from '../content/records.ts'
import { type Imaging, readOptions } from './load-sharp.ts'

/** What other files call themselves is not asked: they are for other programs. */
const raster = /\.(?:jpe?g|jfif|png|webp|avif|gif|tiff?|heic|heif)$/i

export function isRaster(file: string): boolean {
  return raster.test(file)
}

/** Shown as it is: it fits every width. */
export function isDrawing(file: string): boolean {
  return /\.svg$/i.test(file)
}

export async function factsOf(sharp: Imaging, bytes: Buffer): Promise<ImageFacts> {
  try {
    const metadata = await sharp(bytes, readOptions).metadata()
    const facts = describe(metadata, bytes)
    // Now, with all other mistakes: that is found out anyway, but by a build that has nothing else to say.
    if (facts.kind !== 'broken' && mayBeDamaged(metadata, bytes)) await decode(sharp, bytes)
    return facts
  } catch (error) {
    return { kind: 'broken', reason: reasonOf(error) }
  }
}

/**
 * Whether the decoder may stop within a file: it says nothing before it comes there. What is damaged
 * in a JPEG it passes over, but for a missing end. A moving image is shown as it is.
 */
function mayBeDamaged({ format, pages = 1 }: Metadata, bytes: Buffer): boolean {
  // A picture within the file, such as a thumbnail, has an end as well: it has to come after the last beginning.
  if (format === 'jpeg') return bytes.lastIndexOf(endOfImage) < bytes.lastIndexOf(startOfScan)
  return pages === 1 || format === 'heif' || format === 'tiff'
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3 */
const startOfScan = Buffer.from([0xff, 0xda])
const endOfImage = Buffer.from([0xff, 0xd9])

/** Throws where a build would, that makes something of it. */
async function decode(sharp: Imaging, bytes: Buffer): Promise<void> {
  await sharp(bytes, readOptions).resize({ width: 1 }).raw().toBuffer()
}

function describe(metadata: Metadata, bytes: Buffer): ImageFacts {
  const { format, compression, hasAlpha, isPalette } = metadata
  const { width, height } = metadata.autoOrient
  if (format === 'svg') return { kind: 'broken', reason: 'it is an SVG under another name' }
  if (format === 'heif' && compression !== 'av1')
    return { kind: 'broken', reason: 'HEIC is a format that few browsers know' }
  if (isMoving(metadata, bytes)) return { kind: 'moving', width, height }
  const isDrawing = isPalette || (format === 'png' && bytes.length < width * height * leastOfPhoto)
  return { kind: 'still', width, height, fallback: hasAlpha || isDrawing ? 'png' : 'jpeg' }
}

/** Bytes for a pixel: PNG makes far less of few colours, and rarely less of a photograph. */
const leastOfPhoto = 0.75

function isMoving({ format, pages = 1 }: Metadata, bytes: Buffer): boolean {
  if (format === 'png') return isAnimatedPng(bytes)
  return (format === 'gif' || format === 'webp') && pages > 1
}

/** Its chunk stands before the first pixel: https://www.w3.org/TR/png-3/#acTL-chunk */
function isAnimatedPng(bytes: Buffer): boolean {
  const pixels = bytes.indexOf('IDAT')
  return bytes.subarray(0, pixels < 0 ? bytes.length : pixels).includes('acTL')
}

/** The first line of what the decoder says. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return (said.split('\n', 1)[0] ?? said).replace(/^Input (?:buffer|file)/, 'the file')
}

import type { Metadata } from 'sharp'
import type { ImageFacts } from '../content/image-records.ts'
import { type Imaging, readOptions } from './load-sharp.ts'

/** Images that browsers show, judging by the name. Other files are meant for other programs. */
const raster = /\.(?:jpe?g|jfif|png|webp|avif|gif|tiff?|heic|heif)$/i

export function isRaster(file: string): boolean {
  return raster.test(file)
}

/** A drawing fits every width, so it is shown as it is. */
export function isDrawing(file: string): boolean {
  return /\.svg$/i.test(file)
}

export async function factsOf(sharp: Imaging, bytes: Buffer): Promise<ImageFacts> {
  try {
    const metadata = await sharp(bytes, readOptions).metadata()
    const facts = describe(metadata, bytes)
    // The build would find this out anyway, but later, and then report nothing else.
    if (facts.kind !== 'broken' && mayBeDamaged(metadata, bytes)) await decode(sharp, bytes)
    return facts
  } catch (error) {
    return { kind: 'broken', reason: reasonOf(error) }
  }
}

/**
 * Whether the file may be damaged further in, which the decoder notices only when it gets there. In a JPEG, it ignores
 * any damage except a missing end. A moving image is not re-encoded, so it does not matter.
 */
function mayBeDamaged({ format, pages = 1 }: Metadata, bytes: Buffer): boolean {
  // An embedded picture, such as a thumbnail, has an end too. So the last end must come after the last start.
  if (format === 'jpeg') return bytes.lastIndexOf(endOfImage) < bytes.lastIndexOf(startOfScan)
  return pages === 1 || format === 'heif' || format === 'tiff'
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3 */
const startOfScan = Buffer.from([0xff, 0xda])
const endOfImage = Buffer.from([0xff, 0xd9])

/** Throws if decoding fails, as it would when the build makes its variants. */
export async function decode(sharp: Imaging, bytes: Buffer): Promise<void> {
  await sharp(bytes, readOptions).resize({ width: 1 }).raw().toBuffer()
}

function describe(metadata: Metadata, bytes: Buffer): ImageFacts {
  const { format, compression, hasAlpha, isPalette } = metadata
  const { width, height } = metadata.autoOrient
  if (format === 'svg') return { kind: 'broken', reason: 'it is an SVG under another name' }
  if (format === 'heif' && compression !== 'av1')
    return { kind: 'broken', reason: 'HEIC is a format that few browsers know' }
  if (isMoving(metadata, bytes)) return { kind: 'moving', width, height }
  const isOfFewColours =
    isPalette || (format === 'png' && bytes.length < width * height * leastOfPhoto)
  return { kind: 'still', width, height, fallback: hasAlpha || isOfFewColours ? 'png' : 'jpeg' }
}

/** Bytes per pixel. PNG needs far fewer for an image with few colours, and rarely fewer for a photograph. */
const leastOfPhoto = 0.75

function isMoving({ format, pages = 1 }: Metadata, bytes: Buffer): boolean {
  if (format === 'png') return isAnimatedPng(bytes)
  return (format === 'gif' || format === 'webp') && pages > 1
}

/** An animated PNG has this chunk before its first pixels: https://www.w3.org/TR/png-3/#acTL-chunk */
function isAnimatedPng(bytes: Buffer): boolean {
  const pixels = bytes.indexOf('IDAT')
  return bytes.subarray(0, pixels < 0 ? bytes.length : pixels).includes('acTL')
}

/** The first line of the decoder's message. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return (said.split('\n', 1)[0] ?? said).replace(/^Input (?:buffer|file)/, 'the file')
}

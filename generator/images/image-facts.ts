import type { Metadata } from 'sharp'
import type { ImageFacts } from '../content/records.ts'
import { type Imaging, readOptions } from './load-sharp.ts'

/** What other files call themselves is not asked: an SVG needs no variants, and the rest is for other programs. */
const raster = /\.(?:jpe?g|jfif|png|webp|avif|gif|tiff?|heic|heif)$/i

export function isRaster(file: string): boolean {
  return raster.test(file)
}

export async function factsOf(sharp: Imaging, bytes: Buffer): Promise<ImageFacts> {
  try {
    return describe(await sharp(bytes, readOptions).metadata(), bytes)
  } catch (error) {
    return { kind: 'broken', reason: reasonOf(error) }
  }
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

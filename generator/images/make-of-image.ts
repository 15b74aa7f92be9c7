import type { Sharp } from 'sharp'
import { widest } from '../plan/images/images.ts'
import { cardSize } from '../plan/images/social-cards.ts'
import type { ImageFormat, Making } from '../plan/making.ts'
import { type Imaging, readOptions } from './load-sharp.ts'
import type { Wanted } from './make-missing.ts'
import { encodings } from './recipe.ts'

export type MakingOfImage = Exclude<Making, { kind: 'card' }>

type MadeFile = { readonly key: string; readonly bytes: Buffer }

/**
 * Images are made upright and in sRGB, and without the camera's notes of when, where and with what they were taken.
 * sharp drops these unless told otherwise.
 */
export async function makeOfImage(
  sharp: Imaging,
  bytes: Buffer,
  wanted: readonly Wanted[],
): Promise<MadeFile[]> {
  const original = sharp(bytes, readOptions).autoOrient()
  const made: MadeFile[] = []
  const variants = wanted.some(({ making }) => making.kind === 'variant')
    ? await shrink(sharp, original)
    : original
  for (const { key, making } of wanted) {
    const image =
      making.kind === 'crop' ? cropped(original) : variants.clone().resize({ width: making.width })
    made.push({ key, bytes: await encode(image, making) })
  }
  return made
}

/** All variants are made from the widest, so that their bytes do not depend on which of them are missing. */
async function shrink(sharp: Imaging, original: Sharp): Promise<Sharp> {
  const { data, info } = await original
    .clone()
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return sharp(data, { raw: { width, height, channels } })
}

/** Cuts out the part that sharp expects to catch the eye. */
function cropped(original: Sharp): Sharp {
  return original.clone().resize({ ...cardSize, fit: 'cover', position: 'attention' })
}

function encode(image: Sharp, { format, image: { fallback } }: MakingOfImage): Promise<Buffer> {
  const encoding = encodings[fallback]
  return inFormat(image, format, encoding).toBuffer()
}

function inFormat(
  image: Sharp,
  format: ImageFormat,
  encoding: (typeof encodings)[keyof typeof encodings],
): Sharp {
  switch (format) {
    case 'avif':
      return image.avif(encoding.avif)
    case 'webp':
      return image.webp(encoding.webp)
    case 'jpeg':
      return image.flatten({ background: '#fff' }).jpeg(encoding.jpeg)
    case 'png':
      return image.png(encoding.png)
  }
}

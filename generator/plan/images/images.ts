import { compareText } from '../../compare-text.ts'
import type { Attachment, Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { findAttachment } from '../../content/references.ts'
import { usesOf } from '../../content/wanted-files.ts'
import type { ShownImage } from '../../markdown/surroundings.ts'
import type { PlanEntry } from '../entries.ts'
import {
  extensionOf,
  hashOfImage,
  type ImageFormat,
  type Made,
  nameOf,
  planMade,
  type StillImage,
  stillImage,
} from '../making.ts'
import type { Setting } from '../setting.ts'

/** In pixels, for text columns and wider figures, on screens with one or two pixels per CSS pixel. */
const widths = [480, 720, 960] as const
export const widest = 1_440
/** For feeds, and for browsers without AVIF and WebP. */
const fallbackWidth = 960
/** In the order in which browsers should choose. */
const modern = ['avif', 'webp'] as const
/** The limit of WebP, in pixels; that of AVIF is one more. A screenshot of a whole web page can be higher. */
const highest = 16_383
/**
 * The limit of libjpeg: JPEG_MAX_DIMENSION in https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/src/jmorecfg.h
 */
const highestJpeg = 65_500
/** Must agree with `.lead` in templates/styles/blocks.css and --measure in tokens.css. */
const sizes = '(min-width: 76rem) 53rem, (min-width: 39rem) 40rem, 90vw'
/** Two variants whose widths differ by less would look the same. */
const leastStep = 1.1

/** The files of all images that published texts show. */
export function planImages(setting: Setting): PlanEntry[] {
  const { index } = setting
  const shown = [...index.published.values()]
    .filter(({ references }) => references.length > 0)
    .flatMap(post => imagesIn(index, post))
  // The same image under two names is made once and published twice. Under one name, it is one file.
  const files = new Map(
    [...new Map(shown.map(image => [image.source, image])).values()]
      .flatMap(image => [...variantsOf(index, image), fallbackOf(index, image)])
      .map(made => [made.path, made]),
  )
  return [...files.values()]
    .sort((a, b) => compareText(a.path, b.path))
    .map(made => planMade(setting, made))
}

function imagesIn(index: Index, post: Post): StillImage[] {
  const references = [...usesOf(index, post).shown, post.image?.reference ?? '']
  return references.flatMap(reference => {
    const attachment = findAttachment(index, post.source, reference)
    return (attachment && stillImage(index, attachment)) ?? []
  })
}

/** How pages show an attachment; `null` if it is not a still image, and so is shown as it is. */
export function shownImage(index: Index, attachment: Attachment): ShownImage | null {
  const image = stillImage(index, attachment)
  if (image === null) return null
  const variants = variantsOf(index, image)
  const sources = formatsOf(image).map(format => ({
    type: `image/${format}`,
    srcset: variants
      .filter(({ making }) => making.format === format)
      .map(({ path, making }) => `${encodeURI(path)} ${making.width}w`)
      .join(', '),
    sizes,
  }))
  const url = encodeURI(fallbackOf(index, image).path)
  return { url, width: image.width, height: image.height, sources }
}

/** The single file that feeds use, with its own size. */
export function plainImage(index: Index, attachment: Attachment): ShownImage | null {
  const image = stillImage(index, attachment)
  if (image === null) return null
  const { path, making } = fallbackOf(index, image)
  const height = Math.max(1, Math.round((image.height * making.width) / image.width))
  return { url: encodeURI(path), width: making.width, height }
}

type Variant = Made & { readonly making: Extract<Made['making'], { kind: 'variant' }> }

function variantsOf(index: Index, image: StillImage): Variant[] {
  const hash = hashOfImage(index, image)
  return widthsOf(image).flatMap(width =>
    formatsOf(image).map(format => variant(image, hash, { width, format })),
  )
}

/**
 * Neither format is used if an image is too high in one of the widths: wide screens would then get one that is too
 * narrow.
 */
function formatsOf(image: StillImage): readonly (typeof modern)[number][] {
  return heightAt(image, Math.min(image.width, widest)) > highest ? [] : modern
}

function heightAt(image: StillImage, width: number): number {
  return (image.height * width) / image.width
}

function fallbackOf(index: Index, image: StillImage): Variant {
  const all = widthsOf(image)
  const width = all.find(least => least >= fallbackWidth) ?? all.at(-1) ?? image.width
  const format = heightAt(image, width) > highestJpeg ? 'png' : image.fallback
  return variant(image, hashOfImage(index, image), { width, format })
}

/** Never wider than the image is. */
function widthsOf({ width }: StillImage): number[] {
  const last = Math.min(width, widest)
  return [...widths.filter(narrower => narrower * leastStep <= last), last]
}

function variant(
  image: StillImage,
  hash: string,
  { width, format }: { readonly width: number; readonly format: ImageFormat },
): Variant {
  const key = `${hash}-${width}${extensionOf(format)}`
  return {
    path: `/assets/images/${nameOf(image.source)}-${key}`,
    key,
    making: { kind: 'variant', image, width, format },
  }
}

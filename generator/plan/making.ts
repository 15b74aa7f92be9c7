import { extname } from 'node:path'
import type { ImageFacts } from '../content/image-records.ts'
import type { Attachment } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { slugOf } from '../content/slugs.ts'
import { hashOf } from '../hash-of.ts'
import type { PlanEntry } from './entries.ts'
import type { Setting } from './setting.ts'

/** How to make a file that is not simply a copy. */
export type Making =
  /** An image in one width and format. */
  | {
      readonly kind: 'variant'
      readonly image: StillImage
      readonly width: number
      readonly format: ImageFormat
    }
  /** The part of an image that a social card shows. */
  | { readonly kind: 'crop'; readonly image: StillImage; readonly format: ImageFormat }
  | { readonly kind: 'card'; readonly words: CardWords }

export type ImageFormat = 'avif' | 'webp' | 'jpeg' | 'png'

export type StillImage = Extract<ImageFacts, { kind: 'still' }> & Attachment

/** The texts on a social card. `null` if the fonts of the cards lack a letter. */
export type CardWords = {
  /** In large print. */
  readonly title: string
  /** The name of the site; `null` as well if that is the title. */
  readonly above: string | null
  /** The author. */
  readonly below: string | null
  /** The host name of the site, which every font can show. */
  readonly host: string
}

/** A file to make. Equal keys mean equal bytes. */
export type Made = { readonly path: string; readonly key: string; readonly making: Making }

export function planMade({ entry }: Setting, { path, key, making }: Made): PlanEntry {
  return entry(path.slice(1), { kind: 'copy', hash: key, from: '', making })
}

/** The facts about an attachment, if it is a still image that a text shows. */
export function stillImage(index: Index, attachment: Attachment): StillImage | null {
  const facts = index.records.images?.facts[attachment.hash]
  return facts?.kind === 'still' ? { ...attachment, ...facts } : null
}

/** A hash of everything that decides the bytes of a made file. */
export function hashOfMaking(index: Index, ...ingredients: readonly unknown[]): string {
  return hashOf(JSON.stringify([index.records.images?.recipe, ...ingredients]))
}

export function hashOfImage(index: Index, { hash, fallback }: StillImage): string {
  return hashOfMaking(index, hash, fallback)
}

const extensions = { avif: '.avif', webp: '.webp', jpeg: '.jpg', png: '.png' } as const

export function extensionOf(format: ImageFormat): string {
  return extensions[format]
}

/** In characters. With what follows the name, it is short enough for every file system. */
const longestName = 40

/** A readable part for the name of a published file. The hash after it makes the name unique. */
export function nameOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1)
  return shorten(slugOf(base.slice(0, base.length - extname(base).length))) || 'image'
}

export function shorten(name: string): string {
  if (name.length <= longestName) return name
  return [...name].slice(0, longestName).join('')
}

import { extname } from 'node:path'
import type { ImageFacts } from '../content/image-records.ts'
import type { Attachment } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { slugOf } from '../content/slugs.ts'
import { hashOf } from '../hash-of.ts'
import type { PlanEntry } from './entries.ts'
import type { Setting } from './setting.ts'

/** How a file is made that is not simply copied. */
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

/** Each as it can be drawn; `null` for what the letters of the cards cannot write. */
export type CardWords = {
  /** What stands large. */
  readonly title: string
  /** The name of the site, unless that is the title. */
  readonly above: string | null
  /** The author. */
  readonly below: string | null
  /** The site's own name on the web, which any font can write. */
  readonly host: string
}

/** A file to make: equal keys mean equal bytes. */
export type Made = { readonly path: string; readonly key: string; readonly making: Making }

export function planMade({ entry }: Setting, { path, key, making }: Made): PlanEntry {
  return entry(path.slice(1), { kind: 'copy', hash: key, from: '', making })
}

/** What was learned of the file, if a text shows it and it is a still image. */
export function stillImage(index: Index, attachment: Attachment): StillImage | null {
  const facts = index.records.images?.facts[attachment.hash]
  return facts?.kind === 'still' ? { ...attachment, ...facts } : null
}

/** Of what a file is made of and how, and so of its bytes. */
export function hashOfMaking(index: Index, ...ink: readonly unknown[]): string {
  return hashOf(JSON.stringify([index.records.images?.recipe, ...ink]))
}

export function hashOfImage(index: Index, { hash, fallback }: StillImage): string {
  return hashOfMaking(index, hash, fallback)
}

const extensions = { avif: '.avif', webp: '.webp', jpeg: '.jpg', png: '.png' } as const

export function extensionOf(format: ImageFormat): string {
  return extensions[format]
}

/** Short enough for every file system with what follows it. */
const longestName = 40

/** Of a file, for people: the hash behind it is what tells two apart. */
export function nameOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1)
  return shorten(slugOf(base.slice(0, base.length - extname(base).length))) || 'image'
}

export function shorten(name: string): string {
  if (name.length <= longestName) return name
  return [...name].slice(0, longestName).join('')
}

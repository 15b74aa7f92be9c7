import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AvifOptions, JpegOptions, PngOptions, WebpOptions } from 'sharp'
import { hashOf } from '../content/records.ts'
import { root } from '../root.ts'

export type Encoding = {
  readonly avif: AvifOptions
  readonly webp: WebpOptions
  readonly jpeg: JpegOptions
  readonly png: PngOptions
}

const png: PngOptions = { compressionLevel: 9, palette: true, effort: 4 }

/** The settings of each format, for photographs and for drawings or anything transparent. */
export const encodings = {
  jpeg: {
    // For a photograph, the effort of 3 makes files a tenth smaller and no better, in six times the time.
    avif: { quality: 52, effort: 0, chromaSubsampling: '4:2:0' },
    webp: { quality: 76, effort: 2 },
    jpeg: { quality: 78, mozjpeg: true },
    png,
  },
  png: {
    // Of letters and lines it halves them.
    avif: { quality: 62, effort: 3, chromaSubsampling: '4:4:4' },
    webp: { quality: 88, effort: 4, smartSubsample: true },
    jpeg: { quality: 86, mozjpeg: true, chromaSubsampling: '4:4:4' },
    png,
  },
} as const satisfies Record<'jpeg' | 'png', Encoding>

/** Raise this with every change in this folder that changes a file's bytes but none of the settings above. */
const version = 3

/** Other versions of these may produce other bytes. */
const tools = ['sharp', '@expo-google-fonts/source-serif-4'] as const

/** Equal recipes make equal bytes from equal images. */
export function recipeHash(): string {
  const manifest = join(root, 'package.json')
  const { dependencies }: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  )
  return hashOf(JSON.stringify([version, encodings, tools.map(tool => dependencies[tool])]))
}

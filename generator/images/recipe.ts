import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AvifOptions, JpegOptions, PngOptions, WebpOptions } from 'sharp'
import { hashOf } from '../hash-of.ts'
import { root } from '../root.ts'

type Encoding = {
  readonly avif: AvifOptions
  readonly webp: WebpOptions
  readonly jpeg: JpegOptions
  readonly png: PngOptions
}

const png: PngOptions = { compressionLevel: 9, palette: true, effort: 4 }

/** The settings for each format: `jpeg` for photographs, `png` for drawings and transparent images. */
export const encodings = {
  jpeg: {
    // For photographs, an effort of 3 makes files only a tenth smaller and no better, but takes six times as long.
    avif: { quality: 52, effort: 0, chromaSubsampling: '4:2:0' },
    webp: { quality: 76, effort: 2 },
    jpeg: { quality: 78, mozjpeg: true },
    png,
  },
  png: {
    // For letters and lines, this effort halves the size.
    avif: { quality: 62, effort: 3, chromaSubsampling: '4:4:4' },
    webp: { quality: 88, effort: 4, smartSubsample: true },
    jpeg: { quality: 86, mozjpeg: true, chromaSubsampling: '4:4:4' },
    png,
  },
} as const satisfies Record<'jpeg' | 'png', Encoding>

/** Raise this with every change in this folder that changes the bytes of files but not the settings above. */
const version = 3

/** Other versions of these packages may make other bytes. */
const tools = ['sharp', '@expo-google-fonts/source-serif-4'] as const

/** With equal recipes, equal images give equal files. */
export function recipeHash(): string {
  const manifest = join(root, 'package.json')
  const { dependencies }: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  )
  return hashOf(JSON.stringify([version, encodings, tools.map(tool => dependencies[tool])]))
}

import { readFileSync } from 'node:fs'
import type { Canvas, Spot } from './canvas.ts'
import { readFontFile } from './font-file.ts'
import { readGlyphNumbers } from './glyph-numbers.ts'
import { readKerning } from './kerning.ts'
import { readOutlines } from './outlines.ts'
import { traceRing } from './trace-ring.ts'

/** Sizes and places are in pixels, with y downwards. */
export type Font = {
  has(character: string): boolean
  widthOf(text: string, size: number): number
  /** Leaves the edges of the text's letters on the canvas, from the beginning of its baseline on. */
  trace(text: string, line: Line, canvas: Canvas): void
}

type Line = Spot & { readonly size: number }

/**
 * Letters are drawn from a font that comes with the generator, and never by the machine's own
 * libraries for text: these would take its fonts and its settings, and draw elsewhere otherwise.
 */
export function openFont(path: string): Font {
  const font = readFontFile(readFileSync(path))
  const glyphs = readGlyphNumbers(font)
  const kern = readKerning(font)
  const outlineOf = readOutlines(font)
  const unit = font.bytes.readUInt16BE(font.table('head') + 18)
  const measured = font.bytes.readUInt16BE(font.table('hhea') + 34)
  const advanceOf = (glyph: number) =>
    font.bytes.readUInt16BE(font.table('hmtx') + 4 * Math.min(glyph, measured - 1))

  /** Each glyph with its place on the line, and where the line ends. */
  const setLine = (text: string) => {
    let x = 0
    let before: number | null = null
    const placed = [...text].map(character => {
      const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0
      if (before !== null) x += kern(before, glyph)
      before = glyph
      const start = x
      x += advanceOf(glyph)
      return { glyph, x: start }
    })
    return { placed, width: x }
  }

  return {
    has: character => glyphs.has(character.codePointAt(0) ?? 0),
    widthOf: (text, size) => (setLine(text).width * size) / unit,
    trace: (text, { x, y, size }, canvas) => {
      const scale = size / unit
      for (const letter of setLine(text).placed) {
        const origin = { x: x + letter.x * scale, y }
        for (const ring of outlineOf(letter.glyph)) traceRing(ring, { ...origin, scale }, canvas)
      }
    },
  }
}

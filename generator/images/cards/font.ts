import { readFileSync } from 'node:fs'
import type { Measure } from './break-lines.ts'
import { type FontFile, readFontFile } from './font-file.ts'
import { readGlyphNumbers } from './glyph-numbers.ts'
import { readKerning } from './kerning.ts'
import { type Outlines, readOutlines } from './outlines.ts'

/** Positions and widths are for a font size of 1. */
export type Font = {
  readonly name: string
  has(character: string): boolean
  measure(text: string): Measure
  widthOf(text: string): number
  /** The glyphs of a line, with their positions on its baseline. */
  setLine(text: string): readonly SetGlyph[]
  readonly outlineOf: Outlines
  /** The size of a unit of the outlines. */
  readonly unit: number
}

type SetGlyph = { readonly character: string; readonly glyph: number; readonly x: number }

/**
 * Letters are drawn with a font that comes with the generator. The text libraries of a machine would use its own fonts
 * and settings, so that cards would differ between machines.
 */
export function openFont(name: string, path: string): Font {
  const font = readFontFile(readFileSync(path))
  const glyphs = readGlyphNumbers(font)
  const kern = readKerning(font)
  const advanceOf = readAdvances(font)
  const unit = 1 / font.bytes.readUInt16BE(font.table('head') + 18)

  const setLine = (text: string) => {
    let x = 0
    let before: number | null = null
    return Array.from(text, character => {
      const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0
      if (before !== null) x += kern(before, glyph)
      before = glyph
      const start = x
      x += advanceOf(glyph)
      return { character, glyph, x: start * unit }
    })
  }

  /** Kerning depends only on the pair, so part of a text is as wide alone as within the text. */
  const measure = (text: string): Measure => {
    const starts = new Float64Array(text.length)
    const ends = new Float64Array(text.length)
    let at = 0
    for (const { character, glyph, x } of setLine(text)) {
      starts[at] = x
      at += character.length
      ends[at - 1] = x + advanceOf(glyph) * unit
    }
    return (start, end) => (end > start ? (ends[end - 1] ?? 0) - (starts[start] ?? 0) : 0)
  }

  return {
    name,
    has: character => glyphs.has(character.codePointAt(0) ?? 0),
    measure,
    widthOf: text => measure(text)(0, text.length),
    setLine,
    outlineOf: readOutlines(font),
    unit,
  }
}

/** The last advance also holds for all glyphs after it. */
function readAdvances({ bytes, table }: FontFile): (glyph: number) => number {
  const measured = bytes.readUInt16BE(table('hhea') + 34)
  const start = table('hmtx')
  return glyph => bytes.readUInt16BE(start + 4 * Math.min(glyph, measured - 1))
}

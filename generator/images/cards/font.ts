import { readFileSync } from 'node:fs'
import type { Measure } from './break-lines.ts'
import { type FontFile, readFontFile } from './font-file.ts'
import { readGlyphNumbers } from './glyph-numbers.ts'
import { readKerning } from './kerning.ts'
import { type Outlines, readOutlines } from './outlines.ts'

/** Places and widths are at a size of one. */
export type Font = {
  readonly name: string
  has(character: string): boolean
  measure(text: string): Measure
  widthOf(text: string): number
  /** The glyphs of a line, from the beginning of its baseline on. */
  setLine(text: string): readonly SetGlyph[]
  readonly outlineOf: Outlines
  /** How large the unit of the outlines is. */
  readonly unit: number
}

type SetGlyph = { readonly character: string; readonly glyph: number; readonly x: number }

/**
 * Letters are drawn from a font that comes with the generator, and never by the machine's own
 * libraries for text: these would take its fonts and its settings, and draw elsewhere otherwise.
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

  /** A pair is kerned the same wherever it stands, so that a part is as wide alone as in its text. */
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

/** The last advance is that of all glyphs behind it, too. */
function readAdvances({ bytes, table }: FontFile): (glyph: number) => number {
  const measured = bytes.readUInt16BE(table('hhea') + 34)
  const start = table('hmtx')
  return glyph => bytes.readUInt16BE(start + 4 * Math.min(glyph, measured - 1))
}

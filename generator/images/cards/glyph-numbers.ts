import type { FontFile } from './font-file.ts'

/** The glyph for each code point. Reads format 12 of https://learn.microsoft.com/typography/opentype/spec/cmap */
export function readGlyphNumbers({ bytes, table }: FontFile): ReadonlyMap<number, number> {
  const start = subtable(bytes, table('cmap'))
  const glyphs = new Map<number, number>()
  const groups = bytes.readUInt32BE(start + 12)
  for (let group = 0; group < groups; group += 1) {
    const at = start + 16 + 12 * group
    const [first, last] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
    const glyph = bytes.readUInt32BE(at + 8)
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}

function subtable(bytes: Buffer, cmap: number): number {
  for (let record = 0; record < bytes.readUInt16BE(cmap + 2); record += 1) {
    const start = cmap + bytes.readUInt32BE(cmap + 4 + 8 * record + 4)
    if (bytes.readUInt16BE(start) === 12) return start
  }
  throw new Error('the font has no "cmap" of format 12')
}

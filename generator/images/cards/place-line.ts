import { remember } from '../../remember.ts'
import type { Shape } from './draw-bitmap.ts'
import type { Font } from './font.ts'
import type { Ink } from './inks.ts'
import type { Line } from './lay-out-card.ts'
import type { Placed, ShapeCompressor } from './shape-compressor.ts'

/** Places the letters of a line. Keeps their shapes by font, size and ink. */
export function openLinePlacer(compressor: ShapeCompressor): (line: Line) => Placed[] {
  const fonts = new Map<string, ShapeOf>()
  return ({ text, x, y, ...face }) => {
    const name = `${face.font.name} ${face.size} ${face.ink.first}`
    const letterOf = fonts.getOrInsertComputed(name, () => openShapes(name, face))
    return face.font.setLine(text).flatMap(set => {
      const letter = letterOf(set.glyph)
      // A space has no outline.
      if (letter.rings.length === 0) return []
      return [compressor.place(letter, Math.round(x + set.x * face.size), y)]
    })
  }
}

type ShapeOf = (glyph: number) => Shape

function openShapes(
  name: string,
  { font, size, ink }: { readonly font: Font; readonly size: number; readonly ink: Ink },
): ShapeOf {
  return remember(glyph => ({
    name: `${name} ${glyph}`,
    rings: font.outlineOf(glyph),
    scale: size * font.unit,
    ink,
  }))
}

export type Rule = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly ink: Ink
}

export function placeRule({ x, y, width, height, ink }: Rule, compressor: ShapeCompressor): Placed {
  const corners = [
    [0, 0],
    [0, -height],
    [width, -height],
    [width, 0],
    [0, 0],
  ] as const
  const ring = corners.map(([across, up]) => ({ x: across, y: up, isOnCurve: true }))
  return compressor.place({ name: `rule ${width} ${height}`, rings: [ring], scale: 1, ink }, x, y)
}

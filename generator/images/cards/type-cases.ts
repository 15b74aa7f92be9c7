import type { Mark } from './block.ts'
import type { Font } from './font.ts'
import type { Foundry, Placed } from './foundry.ts'
import type { Ink } from './inks.ts'
import type { Line } from './lay-out-card.ts'

/** Keeps the marks of all letters, by font, size and ink. */
export function openTypeCases(foundry: Foundry): (line: Line) => Placed[] {
  const cases = new Map<string, TypeCase>()
  return ({ text, x, y, ...face }) => {
    const name = `${face.font.name} ${face.size} ${face.ink.first}`
    const letterOf = cases.get(name) ?? openTypeCase(name, face)
    cases.set(name, letterOf)
    return face.font.setLine(text).flatMap(set => {
      const letter = letterOf(set.glyph)
      // A space has no outline.
      if (letter.rings.length === 0) return []
      return [foundry.place(letter, Math.round(x + set.x * face.size), y)]
    })
  }
}

type TypeCase = (glyph: number) => Mark

function openTypeCase(
  name: string,
  { font, size, ink }: { readonly font: Font; readonly size: number; readonly ink: Ink },
): TypeCase {
  const letters = new Map<number, Mark>()
  return glyph => {
    const known = letters.get(glyph)
    if (known !== undefined) return known
    const rings = font.outlineOf(glyph)
    const letter = { name: `${name} ${glyph}`, rings, scale: size * font.unit, ink }
    letters.set(glyph, letter)
    return letter
  }
}

export type Rule = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly ink: Ink
}

export function placeRule({ x, y, width, height, ink }: Rule, foundry: Foundry): Placed {
  const corners = [
    [0, 0],
    [0, -height],
    [width, -height],
    [width, 0],
    [0, 0],
  ] as const
  const ring = corners.map(([across, up]) => ({ x: across, y: up, isOnCurve: true }))
  return foundry.place({ name: `rule ${width} ${height}`, rings: [ring], scale: 1, ink }, x, y)
}

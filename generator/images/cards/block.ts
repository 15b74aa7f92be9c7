import { openCanvas } from './canvas.ts'
import type { Ink } from './inks.ts'
import type { Ring } from './outlines.ts'
import { traceRing } from './trace-ring.ts'

/** A shape that is drawn as a whole: a letter at one size, or a rule. */
export type Mark = {
  readonly name: string
  /** In the units of the shape, with y pointing up. */
  readonly rings: readonly Ring[]
  /** Pixels per unit. */
  readonly scale: number
  readonly ink: Ink
}

/** A mark at whole pixels, with y pointing down. */
export type PlacedMark = { readonly mark: Mark; readonly x: number; readonly y: number }

/** The smallest rectangle with all ink of some marks. Each byte holds two pixels, the left one in its upper half. */
export type Block = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export function drawBlock(marks: readonly PlacedMark[]): Block {
  const { left, top, width, height } = boundsOf(marks)
  const bytes = new Uint8Array(width * height)
  for (const ink of new Set(marks.map(({ mark }) => mark.ink))) {
    const canvas = openCanvas(2 * width, height)
    for (const { mark, x, y } of marks.filter(placed => placed.mark.ink === ink))
      for (const ring of mark.rings)
        traceRing(ring, { x: x - 2 * left, y: y - top, scale: mark.scale }, canvas)
    canvas.fill().forEach((covered, pixel) => {
      const tone = Math.round(covered * ink.tones)
      const place = pixel >> 1
      if (tone > 0) bytes[place] = inked(bytes[place] ?? 0, pixel, ink.first + tone - 1)
    })
  }
  return { left, top, width, height, bytes }
}

function inked(byte: number, pixel: number, colour: number): number {
  return pixel % 2 === 0 ? (byte & 0x0f) | (colour << 4) : (byte & 0xf0) | colour
}

/**
 * A curve never leaves the polygon of its points. One more column is needed for what edges add to the pixel on their
 * right.
 */
function boundsOf(marks: readonly PlacedMark[]): Omit<Block, 'bytes'> {
  const points = marks.flatMap(({ mark, x, y }) =>
    mark.rings.flatMap(ring =>
      ring.map(point => ({ x: x + point.x * mark.scale, y: y - point.y * mark.scale })),
    ),
  )
  const across = points.map(({ x }) => x)
  const down = points.map(({ y }) => y)
  const left = Math.floor(Math.min(...across) / 2)
  const top = Math.floor(Math.min(...down))
  return {
    left,
    top,
    width: Math.ceil((Math.max(...across) + 1) / 2) - left,
    height: Math.ceil(Math.max(...down)) - top,
  }
}

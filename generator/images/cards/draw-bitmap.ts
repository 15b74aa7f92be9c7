import { openCanvas } from './canvas.ts'
import type { Ink } from './inks.ts'
import type { Ring } from './outlines.ts'
import { traceRing } from './trace-ring.ts'

/** A shape that is drawn as a whole: a letter at one size, or a rule. */
export type Shape = {
  readonly name: string
  /** In the units of the shape, with y pointing up. */
  readonly rings: readonly Ring[]
  /** Pixels per unit. */
  readonly scale: number
  readonly ink: Ink
}

/** A shape at whole pixels, with y pointing down. */
export type PlacedShape = { readonly shape: Shape; readonly x: number; readonly y: number }

/** The smallest rectangle with all ink of some shapes. Each byte holds two pixels, the left one in its upper half. */
export type Bitmap = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export function drawBitmap(shapes: readonly PlacedShape[]): Bitmap {
  const { left, top, width, height } = boundsOf(shapes)
  const bytes = new Uint8Array(width * height)
  for (const ink of new Set(shapes.map(({ shape }) => shape.ink))) {
    const canvas = openCanvas(2 * width, height)
    for (const { shape, x, y } of shapes.filter(placed => placed.shape.ink === ink))
      for (const ring of shape.rings)
        traceRing(ring, { x: x - 2 * left, y: y - top, scale: shape.scale }, canvas)
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
function boundsOf(shapes: readonly PlacedShape[]): Omit<Bitmap, 'bytes'> {
  const points = shapes.flatMap(({ shape, x, y }) =>
    shape.rings.flatMap(ring =>
      ring.map(point => ({ x: x + point.x * shape.scale, y: y - point.y * shape.scale })),
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

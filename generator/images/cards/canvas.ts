/** A place on a canvas, in pixels, with y downwards. */
export type Spot = { readonly x: number; readonly y: number }

/** A colour with its tones, from nearly paper to full: places in a palette. */
export type Ink = { readonly first: number; readonly tones: number }

/** One for many drawings: memory for each would keep the collector busier than the drawing. */
export type Canvas = {
  /** One palette place a pixel, row by row; 0 is paper. */
  readonly pixels: Uint8Array
  clear(): void
  rectangle(corner: Spot, size: { readonly width: number; readonly height: number }, ink: Ink): void
  /** One edge of what is filled next; the edges of a shape form rings. */
  edge(from: Spot, to: Spot): void
  fill(ink: Ink): void
}

/**
 * Shapes are filled by what each edge adds to the pixels on its right: exact areas, without a library
 * that might compute them otherwise on another machine. https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445
 */
export function openCanvas(width: number, height: number): Canvas {
  const pixels = new Uint8Array(width * height)
  const areas = new Float32Array(width * height + 2)
  let [top, bottom] = [height, 0]

  const edge = (from: Spot, to: Spot) => {
    if (from.y === to.y) return
    const direction = from.y < to.y ? 1 : -1
    const [upper, lower] = direction === 1 ? [from, to] : [to, from]
    const slope = (lower.x - upper.x) / (lower.y - upper.y)
    const first = Math.max(0, Math.floor(upper.y))
    const last = Math.min(height, Math.ceil(lower.y))
    top = Math.min(top, first)
    bottom = Math.max(bottom, last)
    for (let row = first; row < last; row += 1) {
      const begin = Math.max(row, upper.y)
      const end = Math.min(row + 1, lower.y)
      const x = upper.x + (begin - upper.y) * slope
      cross(areas, row * width, {
        from: x,
        to: x + (end - begin) * slope,
        rise: (end - begin) * direction,
      })
    }
  }

  const fill = ({ first, tones }: Ink) => {
    for (let row = top; row < bottom; row += 1) {
      let covered = 0
      let tone = 0
      for (let at = row * width; at < (row + 1) * width; at += 1) {
        const area = areas[at] ?? 0
        if (area !== 0) {
          covered += area
          areas[at] = 0
          tone = Math.round(Math.min(1, Math.abs(covered)) * tones)
        }
        if (tone > 0) pixels[at] = first + tone - 1
      }
    }
    ;[top, bottom] = [height, 0]
  }

  const rectangle: Canvas['rectangle'] = (corner, size, { first, tones }) => {
    for (let row = corner.y; row < corner.y + size.height; row += 1) {
      const start = row * width + corner.x
      pixels.fill(first + tones - 1, start, start + size.width)
    }
  }

  return { pixels, clear: () => pixels.fill(0), rectangle, edge, fill }
}

type Crossing = { readonly from: number; readonly to: number; readonly rise: number }

/** Shares the part of an edge within one row out among the pixels that it crosses; the next one on the right gets the rest. */
function cross(areas: Float32Array, row: number, { from, to, rise }: Crossing): void {
  const [left, right] = from < to ? [from, to] : [to, from]
  const first = Math.floor(left)
  const last = Math.max(first + 1, Math.ceil(right))
  let before = 0
  for (let pixel = first; pixel < last; pixel += 1) {
    const covered = areaWithin(left, right, pixel) * rise
    areas[row + pixel] = (areas[row + pixel] ?? 0) + covered - before
    before = covered
  }
  areas[row + last] = (areas[row + last] ?? 0) + rise - before
}

/** How much of a pixel lies to the right of a line that passes from `left` to `right` through one row. */
function areaWithin(left: number, right: number, pixel: number): number {
  if (right <= pixel) return 1
  if (left >= pixel + 1) return 0
  if (right - left < 1e-6) return pixel + 1 - left
  return (reach(pixel + 1, left, right) - reach(pixel, left, right)) / (right - left)
}

/** The integral of how far `x` lies beyond the line, up to its right end. */
function reach(x: number, left: number, right: number): number {
  if (x <= left) return 0
  if (x >= right) return (right - left) ** 2 / 2 + (x - right) * (right - left)
  return (x - left) ** 2 / 2
}

/** A place in pixels, with y pointing down. */
export type Spot = { readonly x: number; readonly y: number }

export type Canvas = {
  /** Adds an edge of the shape. All its edges together must form rings. */
  edge(from: Spot, to: Spot): void
  /** Returns, row by row, which share of each pixel is inside the edges, from 0 to 1. */
  fill(): Float32Array
}

/**
 * Fills shapes by recording what each edge adds to the pixels on its right. The areas are exact, and no library is used
 * that might compute them differently on another machine. The last column takes what edges add next to them, and must
 * stay free. The method: https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445
 */
export function openCanvas(width: number, height: number): Canvas {
  const areas = new Float32Array(width * height + 2)

  const edge = (from: Spot, to: Spot) => {
    if (from.y === to.y) return
    const direction = from.y < to.y ? 1 : -1
    const [upper, lower] = direction === 1 ? [from, to] : [to, from]
    const slope = (lower.x - upper.x) / (lower.y - upper.y)
    const first = Math.max(0, Math.floor(upper.y))
    const last = Math.min(height, Math.ceil(lower.y))
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

  const fill = () => {
    let covered = 0
    return areas.subarray(0, width * height).map((area, at) => {
      covered = at % width === 0 ? area : covered + area
      return Math.min(1, Math.abs(covered))
    })
  }

  return { edge, fill }
}

type Crossing = { readonly from: number; readonly to: number; readonly rise: number }

/**
 * Distributes the part of an edge that is in one row among the pixels that it crosses. The next pixel on the right gets
 * the rest.
 */
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

/** The share of a pixel to the right of a line that goes from `left` to `right` through one row. */
function areaWithin(left: number, right: number, pixel: number): number {
  if (right <= pixel) return 1
  if (left >= pixel + 1) return 0
  if (right - left < 1e-6) return pixel + 1 - left
  return (reach(pixel + 1, left, right) - reach(pixel, left, right)) / (right - left)
}

/** The integral of the distance between `x` and the line, where `x` is to the right of it. */
function reach(x: number, left: number, right: number): number {
  if (x <= left) return 0
  if (x >= right) return (right - left) ** 2 / 2 + (x - right) * (right - left)
  return (x - left) ** 2 / 2
}

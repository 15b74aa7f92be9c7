import type { Canvas, Spot } from './canvas.ts'
import type { Ring } from './outlines.ts'

/** Where the origin of a letter is, and how many pixels its unit takes. */
type Placed = Spot & { readonly scale: number }

export function traceRing(ring: Ring, { x, y, scale }: Placed, canvas: Canvas): void {
  let from: Spot | null = null
  let control: Spot | null = null
  for (const point of ring) {
    const spot = { x: x + point.x * scale, y: y - point.y * scale }
    if (!point.isOnCurve) {
      control = spot
      continue
    }
    if (from !== null && control === null) canvas.edge(from, spot)
    if (from !== null && control !== null) traceCurve({ from, control, to: spot }, canvas)
    from = spot
    control = null
  }
}

type Curve = { readonly from: Spot; readonly control: Spot; readonly to: Spot }

/** Replaces a curve by straight edges, so many that none is further than a twentieth of a pixel from it. */
function traceCurve({ from, control, to }: Curve, canvas: Canvas): void {
  const bend = Math.hypot(from.x - 2 * control.x + to.x, from.y - 2 * control.y + to.y)
  const edges = Math.max(1, Math.ceil(Math.sqrt(bend / (4 * 0.05))))
  let last = from
  for (let edge = 1; edge <= edges; edge += 1) {
    const [after, before] = [edge / edges, 1 - edge / edges]
    const along = (a: number, b: number, c: number) =>
      before * before * a + 2 * before * after * b + after * after * c
    const next = { x: along(from.x, control.x, to.x), y: along(from.y, control.y, to.y) }
    canvas.edge(last, next)
    last = next
  }
}

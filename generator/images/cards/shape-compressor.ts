import { type CompressedBitmap, compressBitmap } from './compress-bitmap.ts'
import { drawBitmap, type PlacedShape, type Shape } from './draw-bitmap.ts'
import { keepMost } from './keep-most.ts'
import { openWriting } from './tokens.ts'

/** Shapes with their common bitmap, and the byte and the row at which it is placed. */
export type Placed = {
  readonly shapes: readonly PlacedShape[]
  readonly bitmap: CompressedBitmap
  readonly column: number
  readonly row: number
}

export type ShapeCompressor = {
  place(shape: Shape, x: number, y: number): Placed
  /** Makes one bitmap of several that would share a byte. */
  join(placed: readonly Placed[]): Placed
}

/** Compresses each shape once for all cards, or twice: it can start at either pixel of a byte. */
export function openShapeCompressor(): ShapeCompressor {
  const writing = openWriting(mostWordsOfRow)
  const single = new Map<Shape, [CompressedBitmap | undefined, CompressedBitmap | undefined]>()
  const joined = keepMost<CompressedBitmap>(mostJoined)

  const compressedOf = (shape: Shape, offset: 0 | 1) => {
    const known = single.get(shape) ?? [undefined, undefined]
    single.set(shape, known)
    known[offset] ??= compressBitmap(drawBitmap([{ shape, x: offset, y: 0 }]), writing)
    return known[offset]
  }

  const place = (shape: Shape, x: number, row: number): Placed => {
    const offset = x % 2 === 0 ? 0 : 1
    const bitmap = compressedOf(shape, offset)
    return { shapes: [{ shape, x, y: row }], bitmap, column: (x - offset) / 2, row }
  }

  const join = (placed: readonly Placed[]): Placed => {
    const [only, another] = placed
    if (only === undefined) throw new Error('nothing to join')
    if (another === undefined) return only
    const { column, row } = only
    const shapes = placed.flatMap(one => one.shapes)
    const beside = shapes.map(({ shape, x, y }) => ({ shape, x: x - 2 * column, y: y - row }))
    const name = beside.map(({ shape, x, y }) => `${shape.name} ${x} ${y}`).join()
    const bitmap = joined(name, () => compressBitmap(drawBitmap(beside), writing))
    return { shapes, bitmap, column, row }
  }

  return { place, join }
}

const mostWordsOfRow = 1_024

/** A compressed bitmap takes some kilobytes, and there are countless combinations of letters. */
const mostJoined = 2_000

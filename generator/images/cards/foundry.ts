import { drawBlock, type Mark, type PlacedMark } from './block.ts'
import { type Cast, castBlock } from './cast.ts'
import { keepMost } from './keep-most.ts'
import { openWriting } from './tokens.ts'

/** Marks with their common cast, and the byte and the row at which it is placed. */
export type Placed = {
  readonly marks: readonly PlacedMark[]
  readonly cast: Cast
  readonly column: number
  readonly row: number
}

export type Foundry = {
  place(mark: Mark, x: number, y: number): Placed
  /** Makes one cast of several that would share a byte. */
  join(placed: readonly Placed[]): Placed
}

/** A mark is cast once for all cards, or twice: it can start at either pixel of a byte. */
export function openFoundry(): Foundry {
  const writing = openWriting(mostWordsOfRow)
  const single = new Map<Mark, [Cast | undefined, Cast | undefined]>()
  const joined = keepMost<Cast>(mostJoined)

  const castOf = (mark: Mark, offset: 0 | 1) => {
    const known = single.get(mark) ?? [undefined, undefined]
    single.set(mark, known)
    known[offset] ??= castBlock(drawBlock([{ mark, x: offset, y: 0 }]), writing)
    return known[offset]
  }

  const place = (mark: Mark, x: number, row: number): Placed => {
    const offset = x % 2 === 0 ? 0 : 1
    const cast = castOf(mark, offset)
    return { marks: [{ mark, x, y: row }], cast, column: (x - offset) / 2, row }
  }

  const join = (placed: readonly Placed[]): Placed => {
    const [only, another] = placed
    if (only === undefined) throw new Error('nothing to cast')
    if (another === undefined) return only
    const { column, row } = only
    const marks = placed.flatMap(one => one.marks)
    const beside = marks.map(({ mark, x, y }) => ({ mark, x: x - 2 * column, y: y - row }))
    const name = beside.map(({ mark, x, y }) => `${mark.name} ${x} ${y}`).join()
    const cast = joined(name, () => castBlock(drawBlock(beside), writing))
    return { marks, cast, column, row }
  }

  return { place, join }
}

const mostWordsOfRow = 1_024

/** A cast takes some kilobytes, and there are countless combinations of letters. */
const mostJoined = 2_000

import type { Comparison, Row } from './results.ts'

/** Marks the figure of a peer that cannot build only what has changed, so that it builds everything. */
export const fullBuild = ', a full build'

type Named = Pick<Row, 'group' | 'what' | 'unit' | 'size'>

export function summarise(named: Named, rounds: readonly number[]): Row {
  return { ...named, ...figuresOf(rounds) }
}

/** Adds to the row what its peers took in the same rounds. */
export function compare(row: Row, peers: Readonly<Record<string, readonly number[]>>): Row {
  const against = Object.entries(peers).map(([peer, rounds]) => compareTo(peer, row, rounds))
  return { ...row, against }
}

function compareTo(peer: string, ours: Row, rounds: readonly number[]): Comparison {
  const theirs = figuresOf(rounds)
  const ratios = ours.rounds
    .slice(0, rounds.length)
    .map((figure, round) => figure / (rounds[round] ?? Number.NaN))
  return {
    peer,
    ...theirs,
    ratio: { median: roundOff(ours.median / theirs.median), spread: spreadOf(ratios) },
  }
}

function figuresOf(rounds: readonly number[]): Pick<Row, 'median' | 'spread' | 'rounds'> {
  return { median: medianOf(rounds), spread: spreadOf(rounds), rounds: rounds.map(roundOff) }
}

function medianOf(rounds: readonly number[]): number {
  const sorted = rounds.toSorted((a, b) => a - b)
  const [low = Number.NaN, high = low] = sorted.slice((sorted.length - 1) >> 1)
  return roundOff(sorted.length % 2 === 1 ? low : (low + high) / 2)
}

function spreadOf(figures: readonly number[]): [number, number] {
  return [roundOff(Math.min(...figures)), roundOff(Math.max(...figures))]
}

/** More digits than a measurement has would only make two runs look different in a review. */
function roundOff(figure: number): number {
  return Number(figure.toPrecision(4))
}

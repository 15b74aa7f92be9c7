import { hashOf } from '../hash-of.ts'
import { rememberOne } from '../remember.ts'
import { readTimes, writtenTimes } from './file-times.ts'

/** One written file: its fingerprint, its size and time when it was published, and a hash of its bytes. */
export type OutputRecord = {
  readonly fingerprint: string
  readonly size: number
  readonly modified: number
  readonly hash: string
}

/** By column: thirty thousand objects of the same shape are read twice as fast this way. */
export type WrittenColumns = {
  readonly names: readonly string[]
  /** Separated by spaces. */
  readonly fingerprints: string
  readonly sizes: readonly number[]
  /** Numbers of eight bytes, in Base64: in decimals they would be twice as long. */
  readonly modified: string
  /** All in one string: a build on the same machine as the last one needs none of them. */
  readonly hashes: string
}

/** Sizes and times when they were published, in the order of the names. */
export type Looks = {
  readonly names: readonly string[]
  readonly sizes: readonly number[]
  readonly modified: Float64Array
}

export type OutputColumns = Looks & {
  /** The file that they were read from. */
  readonly origin?: Origin
  /** The position of a name; `undefined` if it is not among them. */
  placeOf(name: string): number | undefined
  fingerprints(): readonly string[]
  /** Without separators: see `hashAt`. */
  hashes(): string
}

type Origin = {
  readonly seal: string
  /** Whether the times are others than it says. */
  readonly isRetimed: boolean
}

export function openColumns(written: WrittenColumns): OutputColumns {
  const { names, sizes, modified, fingerprints, hashes } = written
  return {
    names,
    sizes,
    modified: readTimes(modified),
    placeOf: openPlaces(names),
    fingerprints: rememberOne(() => (names.length === 0 ? [] : fingerprints.split(' '))),
    hashes: () => hashes,
  }
}

function openPlaces(names: readonly string[]): OutputColumns['placeOf'] {
  const places = rememberOne(() => {
    const map = new Map<string, number>()
    // One by one: a list of pairs would take as much memory as the map.
    names.forEach((name, at) => {
      map.set(name, at)
    })
    return map
  })
  return name => places().get(name)
}

/** What `beginLooking` needs, in a form that can be sent to a thread. */
export function looksOf({ names, sizes, modified }: OutputColumns): Looks {
  return { names, sizes, modified }
}

export type Contents = Pick<WrittenColumns, 'names' | 'sizes' | 'hashes'>

export function contentsOf({ names, sizes, hashes }: OutputColumns): Contents {
  return { names, sizes, hashes: hashes() }
}

/** Without the `replaced` ones, and with `anew` at the end. */
export function amendColumns(
  { names, sizes, modified, ...columns }: OutputColumns,
  replaced: readonly string[],
  anew: OutputColumns,
): OutputColumns {
  const runs = runsWithout(names, new Set(replaced))
  const left = <Value>(column: readonly Value[]) => {
    const none: readonly Value[] = []
    // By `flatMap`, they would be copied one by one.
    return none.concat(...runs.map(({ from, to }) => column.slice(from, to)))
  }
  const namesNow = left(names).concat(anew.names)
  return {
    names: namesNow,
    placeOf: openPlaces(namesNow),
    sizes: left(sizes).concat(anew.sizes),
    modified: joinNumbers([
      ...runs.map(({ from, to }) => modified.subarray(from, to)),
      anew.modified,
    ]),
    fingerprints: rememberOne(() => left(columns.fingerprints()).concat(anew.fingerprints())),
    hashes: rememberOne(() => {
      const hashes = columns.hashes()
      const left = runs.map(({ from, to }) => hashes.slice(from * hashLength, to * hashLength))
      return left.join('') + anew.hashes()
    }),
  }
}

type Run = { readonly from: number; readonly to: number }

/** The stretches between the replaced ones: a few copies of many instead of thirty thousand tests. */
function runsWithout(names: readonly string[], replaced: ReadonlySet<string>): Run[] {
  const gaps: number[] = []
  names.forEach((name, at) => {
    if (replaced.has(name)) gaps.push(at)
  })
  return [...gaps, names.length].map((to, place) => ({ from: (gaps[place - 1] ?? -1) + 1, to }))
}

/** Spreading them into a list and back takes three times as long. */
function joinNumbers(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    joined.set(part, end)
    end += part.length
  }
  return joined
}

export function inColumns(outputs: ReadonlyMap<string, OutputRecord>): WrittenColumns {
  const records = [...outputs.values()]
  return {
    names: [...outputs.keys()],
    fingerprints: records.map(({ fingerprint }) => fingerprint).join(' '),
    sizes: records.map(({ size }) => size),
    modified: writtenTimes(Float64Array.from(records, ({ modified }) => modified)),
    hashes: records.map(({ hash }) => hash).join(''),
  }
}

/** The same columns, in the form in which they are written. */
export function writtenColumns({
  names,
  sizes,
  modified,
  ...columns
}: OutputColumns): WrittenColumns {
  const [fingerprints, hashes] = [columns.fingerprints().join(' '), columns.hashes()]
  return { names, sizes, modified: writtenTimes(modified), fingerprints, hashes }
}

const hashLength = hashOf('').length

export function hashAt(hashes: string, at: number): string {
  return hashes.slice(at * hashLength, (at + 1) * hashLength)
}

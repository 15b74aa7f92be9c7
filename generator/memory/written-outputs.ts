import { readTimes, writtenTimes } from './file-times.ts'
import {
  amendColumns,
  inColumns,
  type OutputColumns,
  openColumns,
  type WrittenColumns,
  writtenColumns,
} from './output-columns.ts'
import type { Outputs } from './outputs.ts'
import { openSealed, writeSealed } from './sealed-file.ts'

/** Which large file holds the outputs of a site, and what has changed since: see build-record.ts. */
export type WrittenOutputs = {
  /** The seal of the large file. */
  readonly base: string
  /** Which of its names are no longer valid. */
  readonly replaced: readonly string[]
  readonly anew: WrittenColumns
  /** When the files of all its names were modified, as in columns; `null` if that is unchanged, too. */
  readonly modified: string | null
}

export type ReadOutputs = {
  readonly outputs: OutputColumns
  readonly outputsOnDisk: OutputsOnDisk
}

/** Nothing is known about a file that is not as it was written. */
export function readOutputs(
  path: string,
  { base, replaced, anew, modified }: WrittenOutputs,
): ReadOutputs | null {
  const sealed = openSealed(path, shape)
  if (sealed?.seal !== base) return null
  const written = openColumns(JSON.parse(sealed.content))
  const columns = modified === null ? written : { ...written, modified: readTimes(modified) }
  const isAsItWas = replaced.length + anew.names.length === 0
  return {
    outputs: isAsItWas ? columns : amendColumns(columns, replaced, openColumns(anew)),
    outputsOnDisk: {
      base,
      names: written.names,
      replaced: new Set(replaced),
      anew: new Set(anew.names),
      isRetimed: modified !== null,
    },
  }
}

/** Where the outputs were read from. The next build writes only what differs from that. */
export type OutputsOnDisk = {
  readonly base: string
  /** All that are in the large file, in its order. */
  readonly names: readonly string[]
  readonly replaced: ReadonlySet<string>
  readonly anew: ReadonlySet<string>
  /** Whether files have other times than it says. */
  readonly isRetimed: boolean
}

type Change = {
  /** Without it, everything is written as one file. */
  readonly onDisk: OutputsOnDisk | undefined
  /** What was read from there. */
  readonly before: Outputs
  readonly now: Outputs
}

/** With more than this, reading them twice takes longer. */
const mostAnew = 1_000

export function writeOutputs(path: string, { onDisk, before, now }: Change): WrittenOutputs {
  const next = onDisk === undefined ? null : amend(onDisk, { before, now })
  if (next === null || next.anew.size + next.replaced.size > mostAnew) {
    const seal = writeSealed(path, shape, JSON.stringify(writtenColumns(now.inColumns())))
    return { base: seal, replaced: [], anew: inColumns(new Map()), modified: null }
  }
  const anew = [...next.anew].flatMap(output => {
    const record = now.find(output)
    return record === undefined ? [] : [[output, record] as const]
  })
  return {
    base: next.base,
    replaced: [...next.replaced],
    anew: inColumns(new Map(anew)),
    modified: next.isRetimed ? timesOf(next.names, now) : null,
  }
}

/** A file of another shape has another seal. */
const shape = 'outputs, in columns'

/** `null` if everything has to be written as one file. */
function amend(
  onDisk: OutputsOnDisk,
  { before, now }: Omit<Change, 'onDisk'>,
): OutputsOnDisk | null {
  // In a restored site, every file has another time.
  const retimed = now.columns === before.columns ? [] : now.columns.names
  // If it is rebuilt in place, they would all be written anew every time.
  const isRetimed = retimed.length > mostAnew
  if (onDisk.isRetimed && !isRetimed) return null
  const others = [...now.made.keys(), ...(isRetimed ? [] : retimed)]
  const outdated = [...now.gone, ...others].filter(
    output => isAmong(before, output) && !onDisk.anew.has(output),
  )
  return {
    ...onDisk,
    replaced: new Set([...onDisk.replaced, ...outdated]),
    anew: new Set([...onDisk.anew, ...others].filter(output => isAmong(now, output))),
    isRetimed,
  }
}

function isAmong({ fingerprintOf }: Outputs, output: string): boolean {
  return fingerprintOf(output) !== undefined
}

/** 0 for a file about which nothing is known. */
function timesOf(names: readonly string[], { find }: Outputs): string {
  return writtenTimes(Float64Array.from(names, name => find(name)?.modified ?? 0))
}

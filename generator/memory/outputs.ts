import { rememberOne } from '../remember.ts'
import {
  amendColumns,
  hashAt,
  inColumns,
  type OutputColumns,
  type OutputRecord,
  openColumns,
  writtenColumns,
} from './output-columns.ts'

/**
 * What is known about the published files. It stays in the columns that it was read from, because a build asks about
 * only a few of thousands of files; their records are made when they are asked for. Decision 132.
 */
export type Outputs = Changes & {
  readonly columns: OutputColumns
  find(output: string): OutputRecord | undefined
  fingerprintOf(output: string): string | undefined
  /** Everything, including the changes, in columns. */
  inColumns(): OutputColumns
}

/** How it differs from the columns. */
type Changes = {
  readonly gone: ReadonlySet<string>
  /** Files that are new, or were written again since. */
  readonly made: ReadonlyMap<string, OutputRecord>
}

const unchanged: Changes = { gone: new Set(), made: new Map() }

export function openOutputs(columns: OutputColumns, { gone, made }: Changes = unchanged): Outputs {
  const placeOf = (output: string) => (gone.has(output) ? undefined : columns.placeOf(output))
  return {
    columns,
    gone,
    made,
    find: output => {
      const at = placeOf(output)
      return made.get(output) ?? (at === undefined ? undefined : recordAt(columns, at))
    },
    fingerprintOf: output => {
      const at = placeOf(output)
      const known = at === undefined ? undefined : columns.fingerprints()[at]
      return made.get(output)?.fingerprint ?? known
    },
    inColumns: rememberOne(() =>
      gone.size + made.size === 0
        ? columns
        : amendColumns(columns, [...gone, ...made.keys()], openColumns(inColumns(made))),
    ),
  }
}

function recordAt(columns: OutputColumns, at: number): OutputRecord {
  return {
    fingerprint: columns.fingerprints()[at] ?? '',
    size: columns.sizes[at] ?? 0,
    modified: columns.modified[at] ?? 0,
    hash: hashAt(columns.hashes(), at),
  }
}

/** For files that are in no columns yet. */
export function outputsOf(made: ReadonlyMap<string, OutputRecord>): Outputs {
  return openOutputs(openColumns(inColumns(new Map())), { ...unchanged, made })
}

export function amendOutputs(before: Outputs, { gone, made }: Changes): Outputs {
  const { columns } = before
  const left = new Map(before.made)
  for (const output of gone) left.delete(output)
  const isInColumns = (output: string) => columns.placeOf(output) !== undefined
  return openOutputs(columns, {
    gone: new Set([...before.gone, ...[...gone].filter(isInColumns)]),
    made: new Map([...left, ...made]),
  })
}

/** The same for files that have other times: `modified`, in the order of `inColumns`. */
export function retimeOutputs(before: Outputs, modified: Float64Array): Outputs {
  const { columns, gone, made } = before
  const { placeOf } = before.inColumns()
  const timeOf = (output: string) => {
    const at = placeOf(output)
    return at === undefined ? 0 : (modified[at] ?? 0)
  }
  const retimed = made
    .entries()
    .map(([output, record]) => [output, { ...record, modified: timeOf(output) }] as const)
  return openOutputs(
    { ...columns, modified: Float64Array.from(columns.names, timeOf) },
    { gone, made: new Map(retimed) },
  )
}

/** More than most edits make, and few to copy, or to read in addition to the columns. */
const mostChanges = 1_000

export function hasManyChanges({ gone, made }: Changes): boolean {
  return gone.size + made.size > mostChanges
}

/**
 * The same, with many changes moved into the columns: after a first build everything is a change, and each amendment
 * would copy it. Not before `writeOutputs` has compared it: that knows columns by their identity.
 */
export function foldChanges(outputs: Outputs): Outputs {
  if (!hasManyChanges(outputs)) return outputs
  return openOutputs(openColumns(writtenColumns(outputs.inColumns())))
}

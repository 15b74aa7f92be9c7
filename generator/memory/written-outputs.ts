import { readTimes, writtenTimes } from './file-times.ts'
import { type OutputRecord, openColumns, writtenColumns } from './output-columns.ts'
import { hasManyChanges, type Outputs, openOutputs } from './outputs.ts'
import { openSealed, writeSealed } from './sealed-file.ts'

/** Which large file holds the columns of a site, and what has changed since: see build-record.ts. */
export type WrittenOutputs = {
  /** The seal of the large file. */
  readonly base: string
  readonly gone: readonly string[]
  readonly made: readonly (readonly [string, OutputRecord])[]
  /** When the files of all its names were modified, as in columns; `null` if that is unchanged, too. */
  readonly modified: string | null
}

/** Nothing is known about a file that is not as it was written. */
export function readOutputs(
  path: string,
  { base, gone, made, modified }: WrittenOutputs,
): Outputs | null {
  const sealed = openSealed(path, shape)
  if (sealed?.seal !== base) return null
  const written = openColumns(JSON.parse(sealed.content))
  const columns = modified === null ? written : { ...written, modified: readTimes(modified) }
  const origin = { seal: base, isRetimed: modified !== null }
  return openOutputs({ ...columns, origin }, { gone: new Set(gone), made: new Map(made) })
}

/** `before` is what was read from there. Without it, everything is written as one file. */
export function writeOutputs(
  path: string,
  before: Outputs | undefined,
  now: Outputs,
): WrittenOutputs {
  const { columns, gone, made } = now
  const { origin } = columns
  // Changes leave the columns as they are; only other times replace them.
  const isRetimed = columns !== before?.columns
  // The files of a restored site have other times. Once it is rebuilt in place, the large file gets them.
  const isOutdated = origin?.isRetimed === true && !isRetimed
  if (before === undefined || origin === undefined || isOutdated || hasManyChanges(now)) {
    const seal = writeSealed(path, shape, JSON.stringify(writtenColumns(now.inColumns())))
    return { base: seal, gone: [], made: [], modified: null }
  }
  const modified = isRetimed ? writtenTimes(columns.modified) : null
  return { base: origin.seal, gone: [...gone], made: [...made], modified }
}

/** A file of another shape has another seal. */
const shape = 'outputs, in columns'

import { openSealed, writeSealed } from '../memory/sealed-file.ts'
import {
  amendColumns,
  inColumns,
  type OutputColumns,
  type Outputs,
  openColumns,
  type WrittenColumns,
} from './output-columns.ts'

/** All outputs of a site, as they are in a file of their own, and what is different since. */
export type WrittenOutputs = {
  /** The seal of that file. */
  readonly base: string
  /** Which of its names hold no more. */
  readonly replaced: readonly string[]
  readonly anew: WrittenColumns
}

/** Of what is not as it was written there, nothing is known. */
export function readOutputs(
  path: string,
  { base, replaced, anew }: WrittenOutputs,
): OutputColumns | null {
  const sealed = openSealed(path, shape)
  if (sealed?.seal !== base) return null
  const columns = openColumns(JSON.parse(sealed.content))
  const isAsItWas = replaced.length + anew.names.length === 0
  return isAsItWas ? columns : amendColumns(columns, replaced, openColumns(anew))
}

/** What a build may add to: which outputs were in the file, and are written beside it now. */
export type OutputsBase = {
  readonly base: string
  readonly replaced: ReadonlySet<string>
  readonly anew: ReadonlySet<string>
}

export function baseOf({ base, replaced, anew }: WrittenOutputs): OutputsBase {
  return { base, replaced: new Set(replaced), anew: new Set(anew.names) }
}

type Change = {
  /** Without it, all is written in one. */
  readonly base: OutputsBase | undefined
  /** What was read by it. */
  readonly before: Outputs
  readonly now: Outputs
}

/** Of more, it takes longer to read them twice. */
const mostAnew = 1_000

export function writeOutputs(path: string, { base, before, now }: Change): WrittenOutputs {
  const next = base === undefined ? null : amendBase(base, { before, now })
  if (next === null || next.anew.size + next.replaced.size > mostAnew) {
    const seal = writeSealed(path, shape, JSON.stringify(inColumns(now)))
    return { base: seal, replaced: [], anew: inColumns(new Map()) }
  }
  const anew = [...now].filter(([output]) => next.anew.has(output))
  return { base: next.base, replaced: [...next.replaced], anew: inColumns(new Map(anew)) }
}

/** Of another shape, the file is of another seal. */
const shape = 'outputs, in columns'

function amendBase(
  { base, replaced, anew }: OutputsBase,
  { before, now }: Omit<Change, 'base'>,
): OutputsBase {
  const [gone, made] = [differingIn(before, now), differingIn(now, before)]
  return {
    base,
    replaced: new Set([...replaced, ...gone.filter(output => !anew.has(output))]),
    anew: new Set([...anew, ...made].filter(output => now.has(output))),
  }
}

/** Outputs of the first that the second does not have, or has otherwise. */
function differingIn(outputs: Outputs, others: Outputs): string[] {
  const differing: string[] = []
  for (const [output, record] of outputs) if (others.get(output) !== record) differing.push(output)
  return differing
}

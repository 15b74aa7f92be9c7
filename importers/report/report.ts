import type { Count, Ledger, MatchedBy } from '../ledger.ts'
import type { ThreadReference } from '../source.ts'
import type { Kind, Reason } from './reasons.ts'

/** `read` always equals `imported` plus the sum of `skipped`. */
export type Sum = {
  read: number
  imported: number
  skipped: { [reason in Reason]?: number }
}

export type ThreadReport = Sum & {
  readonly thread: string
  readonly matchedBy: MatchedBy
  /** What the export calls it. */
  readonly reference: ThreadReference
}

export type Report = Sum & {
  readonly source: string
  readonly dryRun: boolean
  /** The file with the comments; `null` if there are none. */
  readonly archive: string | null
  /** The new files, each with its address here and its id in the export. */
  readonly posts: readonly {
    readonly file: string
    readonly address: string
    readonly from: string
  }[]
  readonly kinds: { readonly [kind in Kind]?: Sum }
  readonly threads: readonly ThreadReport[]
  readonly notes: readonly { readonly where: string; readonly message: string }[]
}

type Counted = Pick<Report, 'read' | 'imported' | 'skipped' | 'kinds' | 'threads'>

export function countUp(ledger: Ledger): Counted {
  const total = nothing()
  const kinds: { [kind in Kind]?: Sum } = {}
  const threads = new Map<string, ThreadReport>()
  for (const count of ledger.counts()) {
    kinds[count.kind] ??= nothing()
    for (const sum of [total, kinds[count.kind], threadOf(threads, count)]) add(sum, count)
  }
  return { ...total, kinds, threads: [...threads.values()] }
}

function nothing(): Sum {
  return { read: 0, imported: 0, skipped: {} }
}

function threadOf(threads: Map<string, ThreadReport>, count: Count): ThreadReport | undefined {
  const { thread, matchedBy, reference } = count
  if (thread === null || matchedBy === null) return undefined
  return threads.getOrInsertComputed(thread, () => ({
    ...{ thread, matchedBy, reference: JSON.parse(reference ?? '{}') },
    ...nothing(),
  }))
}

function add(sum: Sum | undefined, { reason, number }: Count): void {
  if (sum === undefined) return
  sum.read += number
  if (reason === null) sum.imported += number
  else sum.skipped[reason] = (sum.skipped[reason] ?? 0) + number
}

import { crossValidate, folds } from './cross-validate.ts'
import { judgeInOrder } from './judge-in-order.ts'
import { type Outcome, readLabelled } from './labelled.ts'

/** Measures how well the filter and the whole judge recognise spam among comments that people have labelled. */
export async function benchSpam(files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new TypeError('name the files of labelled comments')
  const comments = await readLabelled(files)
  console.log(`${comments.length} comments, ${comments.filter(({ isSpam }) => isSpam).length} spam`)
  console.log(describe(`filter, ${folds}-fold`, crossValidate(comments)))
  const { filter, judge, times } = await judgeInOrder(comments)
  console.log(describe('filter, in order', filter))
  console.log(describe('judge, in order', judge))
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(`judging 10,000 characters: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}

function describe(name: string, outcomes: readonly Outcome[]): string {
  const found = outcomes.filter(({ isFound }) => isFound)
  const right = found.filter(({ isSpam }) => isSpam).length
  const all = outcomes.filter(({ isSpam }) => isSpam).length
  const precision = (right / found.length).toFixed(3)
  const recall = (right / all).toFixed(3)
  return `${name.padEnd(20)} precision ${precision}  recall ${recall}  of ${outcomes.length} comments; wrongly held ${found.length - right}`
}

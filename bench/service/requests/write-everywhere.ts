import type { ThreadPlan } from '../corpus/plan-threads.ts'
import type { Submissions } from './submissions.ts'

type Needs = { readonly plan: ThreadPlan; readonly submissions: Submissions }

/** Writes in all short threads in turn, as if the whole site were busy. */
export function writeEverywhere({ plan, submissions }: Needs): () => Buffer {
  let next = 0
  return () => submissions.to(plan.quiet[next++ % plan.quiet.length]?.id ?? '')
}

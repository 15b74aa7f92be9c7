import type { ThreadPlan } from '../corpus/plan-threads.ts'
import type { Submissions } from './submissions.ts'

type Needs = { readonly plan: ThreadPlan; readonly submissions: Submissions }

/** One after the other in all of the short threads: a whole site is awake. */
export function writeEverywhere({ plan, submissions }: Needs): () => Buffer {
  let next = 0
  return () => submissions.to(plan.quiet[next++ % plan.quiet.length]?.id ?? '')
}

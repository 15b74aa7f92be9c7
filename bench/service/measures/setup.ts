import type { ThreadPlan } from '../corpus/plan-threads.ts'
import type { Instances } from '../prepare/start-instances.ts'
import type { Running } from '../prepare/start-process.ts'
import type { Stored } from '../prepare/store-comments.ts'
import type { Submissions } from '../requests/submissions.ts'

/** What every measure needs. */
export type Setup = {
  readonly group: string
  readonly rounds: number
  /** How long a load lasts if nothing else ends it. */
  readonly seconds: number
  readonly plan: ThreadPlan
  readonly stored: Stored
  readonly submissions: Submissions
  readonly instances: Instances
}

/** The number of readers or writers that ask at the same time. */
export const connections = 32

export type Servers = readonly Running[]

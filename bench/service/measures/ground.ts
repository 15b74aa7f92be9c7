import type { ThreadPlan } from '../corpus/plan-threads.ts'
import type { Instances } from '../ground/start-instances.ts'
import type { Running } from '../ground/start-process.ts'
import type { Stored } from '../ground/store-comments.ts'
import type { Submissions } from '../requests/submissions.ts'

/** What every measure stands on. */
export type Ground = {
  readonly group: string
  readonly rounds: number
  /** How long a load lasts that has no end of its own. */
  readonly seconds: number
  readonly plan: ThreadPlan
  readonly stored: Stored
  readonly submissions: Submissions
  readonly instances: Instances
}

/** So many readers, or writers, ask at the same time. */
export const connections = 32

export type Servers = readonly Running[]

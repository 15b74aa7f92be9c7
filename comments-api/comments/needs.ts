import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import type { Policy } from './submitting/decide-status.ts'
import type { Judge } from './submitting/judgement.ts'
import type { Threads } from './threads/thread.ts'

/** What reading and writing comments depends on. */
export type Needs = {
  readonly database: Database
  readonly threads: Threads
  readonly world: World
  readonly judge: Judge
  readonly policy: Policy
  readonly secret: string
  /** How long an author may change a comment, in milliseconds. */
  readonly editWindow: number
}

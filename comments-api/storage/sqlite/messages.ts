import type { Statement } from '../sql.ts'
import type { Failure } from './failures.ts'

/** What passes between the service and its writing thread: one group, one transaction, one answer. */
export type Group = readonly (readonly Statement[])[]

export type BatchOutcome =
  | { readonly kind: 'stored'; readonly rows: readonly (readonly unknown[])[] }
  | { readonly kind: Failure; readonly message: string }

export type WriterSettings = {
  readonly file: string
  /** See identity.ts. */
  readonly identity: string
  readonly busyTimeout: number
}

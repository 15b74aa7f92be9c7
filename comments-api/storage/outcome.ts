import { StorageUnavailable, UniqueViolation } from './database.ts'
import type { Statement } from './sql.ts'

/** The batches that waited together. They share one transaction: all of them are stored, or none. */
export type Group = readonly (readonly Statement[])[]

export type Rows = readonly (readonly unknown[])[]

/** Why it failed: a key was taken, the machine could not do it, or our code is wrong. */
export type Failure = 'conflict' | 'unavailable' | 'broken'

type Described = { readonly kind: Failure; readonly message: string; readonly cause?: unknown }

/** Why no batch of a group was stored. `failed` is the place of the one that failed; -1 if it was none of them. */
export type FailedGroup = Described & { readonly failed: number }

/** `rows`: those of each batch. */
export type GroupOutcome = { readonly kind: 'stored'; readonly rows: readonly Rows[] } | FailedGroup

export function toError({ kind, message, cause }: Described): Error {
  switch (kind) {
    case 'conflict':
      return new UniqueViolation(message, { cause })
    case 'unavailable':
      return new StorageUnavailable(message, { cause })
    case 'broken':
      return new Error(message, { cause })
  }
}

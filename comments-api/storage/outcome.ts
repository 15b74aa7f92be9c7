import { StorageUnavailable, UniqueViolation } from './database.ts'
import type { Statement } from './sql.ts'

/** The batches that waited together. They share one transaction, and each has its own outcome. */
export type Group = readonly (readonly Statement[])[]

export type Rows = readonly (readonly unknown[])[]

/** Why it failed: a key was taken, the machine could not do it, or our code is wrong. */
export type Failure = 'conflict' | 'unavailable' | 'broken'

type Described = { readonly kind: Failure; readonly message: string }

export type BatchOutcome = { readonly kind: 'stored'; readonly rows: Rows } | Described

export function toError({ kind, message }: Described, cause?: unknown): Error {
  switch (kind) {
    case 'conflict':
      return new UniqueViolation(message, { cause })
    case 'unavailable':
      return new StorageUnavailable(message, { cause })
    case 'broken':
      return new Error(message, { cause })
  }
}

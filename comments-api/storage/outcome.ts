import { StorageUnavailable, UniqueViolation } from './database.ts'
import type { Statement } from './sql.ts'

/** What waited together: one transaction, one answer for each batch. */
export type Group = readonly (readonly Statement[])[]

export type Rows = readonly (readonly unknown[])[]

/** Whose fault it is: two wanted the same key, the machine, or ours. */
export type Failure = 'conflict' | 'unavailable' | 'broken'

export type BatchOutcome =
  | { readonly kind: 'stored'; readonly rows: Rows }
  | { readonly kind: Failure; readonly message: string }

type Described = { readonly kind: Failure; readonly message: string }

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

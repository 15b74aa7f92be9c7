import { z } from 'zod'
import type { ProblemCode } from '../contract/problems.ts'

export type Bodies = Readonly<Record<string, z.ZodType>>
type Answer = {
  readonly says: string
  readonly bodies?: Bodies
  readonly headers?: readonly string[]
}

/** What a route's own code cannot tell: why it is there, and what it answers. Its parameters come from its schema. */
export type Description = {
  readonly summary: string
  readonly bodies?: Bodies
  readonly answers: Readonly<Record<number, Answer>>
  readonly problems: readonly ProblemCode[]
  /** How problems are answered if it is not, or not only, `application/problem+json`. */
  readonly problemBodies?: Bodies
  /** Asks for the token that the answer to a comment gave, or for the one that `npm run mentions` has. */
  readonly bearer?: 'editToken' | 'mentionsToken'
}

export const json = 'application/json'
export const form = 'application/x-www-form-urlencoded'
export const problem = 'application/problem+json'
export const page = { 'text/html': z.string() }
export const feed = { 'application/atom+xml': z.string() }
export const cached = ['Cache-Control', 'ETag', 'Vary'] as const

export const limited = [
  'too-many-requests',
  'service-busy',
] as const satisfies readonly ProblemCode[]
export const unreadable = [
  'not-json',
  'malformed-body',
  'too-large',
] as const satisfies readonly ProblemCode[]
export const refused = ['foreign-origin', 'invalid-fields', ...unreadable] as const
export const thread = ['unknown-thread', 'no-manifest'] as const satisfies readonly ProblemCode[]

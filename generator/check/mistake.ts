import type { Post } from '../content/post.ts'
import type { Diagnostic, DiagnosticCode } from '../diagnostic.ts'

/** A diagnostic that knows its post's file, so that a build told to keep going can leave the post out. */
export type Mistake = Pick<Diagnostic, 'line' | 'column' | 'code' | 'message' | 'hint'> & {
  readonly source: string
}

export function mistakeOf(
  post: Post,
  code: DiagnosticCode,
  message: string,
  hint: string,
): Mistake {
  return { source: post.source, line: 1, column: 1, code, message, hint }
}

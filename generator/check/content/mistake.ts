import type { Post } from '../../content/post.ts'
import type { Diagnostic } from '../../diagnostic.ts'

/** A diagnostic that knows its post's file, so that a build told to keep going can leave the post out. */
export type Mistake = Pick<Diagnostic, 'line' | 'column' | 'code' | 'message' | 'hint'> & {
  readonly source: string
}

/** Without a place in the file: of its name, or of the post as a whole. */
export function mistakeOf(
  { source }: Post,
  said: Pick<Mistake, 'code' | 'message' | 'hint'>,
): Mistake {
  return { source, line: 1, column: 1, ...said }
}

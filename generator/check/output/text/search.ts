import type Token from 'markdown-it/lib/token.mjs'
import type { Place } from '../../../diagnostic.ts'

/** A piece of Markdown, and the lines that it was made from. Lines count from 0. */
export type Block = {
  readonly token: Token
  readonly lines: readonly string[]
  readonly first: number
  readonly end: number
}

type Search = {
  /** Searches behind the last match. `null` if there is none. */
  find(pattern: RegExp): Place | null
  /** Like `find`, but returns the place of the last match if there is no other. */
  near(pattern: RegExp): Place
}

/** Finds one match after another in the lines of a block. Patterns must be global. */
export function openSearch({ lines, first, end }: Omit<Block, 'token'>): Search {
  let from = { line: first, column: 0 }
  const find: Search['find'] = pattern => {
    for (let line = from.line; line < end; line += 1) {
      pattern.lastIndex = line === from.line ? from.column : 0
      const column = pattern.exec(lines[line] ?? '')?.index
      if (column === undefined) continue
      from = { line, column: column + 1 }
      return { line: line + 1, column: column + 1 }
    }
    return null
  }
  return {
    find,
    near: pattern => find(pattern) ?? { line: from.line + 1, column: Math.max(1, from.column) },
  }
}

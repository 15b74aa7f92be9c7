import type Token from 'markdown-it/lib/token.mjs'
import type { Place } from '../page-facts.ts'

/** A piece of Markdown and the lines that it was made from; the first counts from 0. */
export type Block = {
  readonly token: Token
  readonly lines: readonly string[]
  readonly first: number
  readonly end: number
}

export type Search = {
  /** Behind what was found last; `null` where it is not. */
  find(pattern: RegExp): Place | null
  /** What cannot be found stands where the last thing stood. */
  near(pattern: RegExp): Place
}

/** Finds one thing after the other in a block's lines. Patterns are global. */
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

/** Leaves every other character in its place. */
export function withoutCode(lines: readonly string[]): string[] {
  return lines.map(line => line.replace(/(`+)[^`]+\1/g, code => ' '.repeat(code.length)))
}

/**
 * Matches patterns such as `a/*.md` and `a/**`: one star stands for anything within a part of the path, two for any
 * number of parts.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return fits(pattern.split('/'), path.split('/'), {
    isAny: part => part === '**',
    isOne: matchesName,
  })
}

/**
 * Matches patterns such as `*-private.md`. A star stands for any letters; a question mark stands for one, and so do
 * brackets, whatever is in them.
 */
export function matchesName(pattern: string, name: string): boolean {
  return fits([...pattern.replace(/\[[^\]]*\]/g, '?')], [...name], {
    isAny: sign => sign === '*',
    isOne: (sign, letter) => sign === '?' || sign === letter,
  })
}

type Rules = {
  isAny(part: string): boolean
  isOne(part: string, of: string): boolean
}

/** Takes time proportional to the two lengths. A regular expression made from many stars could run for ever. */
function fits(
  pattern: readonly string[],
  whole: readonly string[],
  { isAny, isOne }: Rules,
): boolean {
  let reached = new Set([0])
  for (const part of pattern) {
    const [first = whole.length + 1] = reached
    const fitting = [...reached].filter(at => isOne(part, whole[at] ?? ''))
    reached = new Set(isAny(part) ? numbersFrom(first, whole.length) : fitting.map(at => at + 1))
  }
  return reached.has(whole.length)
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: last + 1 - first }, (_, more) => first + more)
}

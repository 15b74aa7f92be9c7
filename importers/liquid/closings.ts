type Closing = { readonly from: number; readonly until: number }

/**
 * Returns a function that finds where an open block ends; `null` if it does not. When it is asked in the order of the
 * text, it looks through the text once for each name.
 */
export function createClosings(
  text: string,
  patternOf: (name: string) => string,
): (name: string, from: number) => Closing | null {
  const known = new Map<string, Closing | null>()
  return (name, from) => {
    const next = known.get(name)
    if (next === null || (next !== undefined && next.from >= from)) return next
    const pattern = new RegExp(patternOf(name), 'g')
    pattern.lastIndex = from
    const found = pattern.exec(text)
    const closing = found === null ? null : { from: found.index, until: pattern.lastIndex }
    known.set(name, closing)
    return closing
  }
}

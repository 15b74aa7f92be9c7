type Closing = { readonly from: number; readonly until: number }

/** Where the block of a name ends that is open at a place. Asked in the order of the text, each name looks ahead once. */
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

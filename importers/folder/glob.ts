/** `a/*.md` and `a/**`: a star stands for what is in one part of a path, two for any number of parts. */
export function matchesPath(pattern: string, path: string): boolean {
  return fits(pattern.split('/'), path.split('/'), {
    isAny: part => part === '**',
    isOne: matchesName,
  })
}

/** `*-private.md`: a star stands for any letters, a question mark or brackets for one, whatever they say. */
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

/** In a time that grows with both alone: a pattern of many stars would keep a regular expression busy for ever. */
function fits(
  pattern: readonly string[],
  whole: readonly string[],
  { isAny, isOne }: Rules,
): boolean {
  let reached = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    const [first = whole.length + 1] = reached
    if (isAny(part)) for (let at = first; at <= whole.length; at += 1) next.add(at)
    else for (const at of reached) if (isOne(part, whole[at] ?? '')) next.add(at + 1)
    reached = next
  }
  return reached.has(whole.length)
}

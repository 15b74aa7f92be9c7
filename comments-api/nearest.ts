import leven from 'leven'

/** What somebody may have meant who wrote `word`; `null` when nothing is like it. */
export function nearestTo(word: string, known: readonly string[]): string | null {
  const most = Math.min(word.length - 1, Math.max(2, word.length / 3))
  const [nearest] = known
    .map(one => ({ one, far: leven(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
  return nearest?.one ?? null
}

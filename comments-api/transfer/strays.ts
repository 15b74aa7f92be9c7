/** A comment that is stored in one thread, while an archive says another. */
export type Stray = { readonly id: string; readonly stored: string; readonly archived: string }

/** Those that have both threads in common. Of many, only the first are named. */
export type Strays = Omit<Stray, 'id'> & {
  readonly count: number
  readonly named: readonly string[]
}

const mostNamed = 5

/** Keeps a few ids for any two threads, however many comments there are. */
export function noteStrays(known: Map<string, Strays>, strays: readonly Stray[]): void {
  for (const { id, stored, archived } of strays) {
    // Ids of threads have no spaces.
    const key = `${stored} ${archived}`
    const { count = 0, named = [] } = known.get(key) ?? {}
    const more = count < mostNamed ? [...named, id] : named
    known.set(key, { stored, archived, count: count + 1, named: more })
  }
}

export function describeStrays({ stored, archived, count, named }: Strays): string {
  const others = count - named.length
  const which = `${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`
  return `in "${stored}", not in "${archived}": ${which}`
}

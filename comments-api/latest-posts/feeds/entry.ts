/** An entry as its feed writes it: nothing of it is checked yet. */
export type Entry = {
  readonly title: string
  readonly url: string
  /** Milliseconds since 1970; NaN where it says none. */
  readonly date: number
}

/**
 * The newest by what the entries say of themselves; feeds without dates
 * begin with it. Without a title or an address there is nothing to show.
 */
export function newestOf(entries: readonly Entry[]): Entry | null {
  const good = entries.filter(({ title, url }) => title.trim() !== '' && url.trim() !== '')
  const dated = good.filter(({ date }) => !Number.isNaN(date))
  if (dated.length === 0) return good[0] ?? null
  return dated.reduce((newest, entry) => (entry.date > newest.date ? entry : newest))
}

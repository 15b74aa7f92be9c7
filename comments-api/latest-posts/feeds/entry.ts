/** An entry as its feed has it. Nothing is checked yet. */
export type Entry = {
  readonly title: string
  readonly url: string
  /** Milliseconds since 1970; NaN if there is no date. */
  readonly date: number
}

/**
 * The newest entry by the dates of the entries. Feeds without dates have it first. Entries without a title or an
 * address are ignored, because there is nothing to show. `null` if none is left.
 */
export function newestOf(entries: readonly Entry[]): Entry | null {
  const good = entries.filter(({ title, url }) => title.trim() !== '' && url.trim() !== '')
  const dated = good.filter(({ date }) => !Number.isNaN(date))
  if (dated.length === 0) return good[0] ?? null
  return dated.reduce((newest, entry) => (entry.date > newest.date ? entry : newest))
}

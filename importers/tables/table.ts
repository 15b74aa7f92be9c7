/** One table of another system: in its database of SQLite, in a dump, and in JSON and CSV that was made of it. */
export type Table = {
  readonly name: string
  readonly inDatabase: string
  readonly columns: readonly string[]
  /** Such as `$.comments.*`. */
  readonly inJson: readonly string[]
  /** Columns by which a row is known that stands in a list, or on a line of its own. */
  readonly knownBy: readonly string[]
}

/** `null` for the table of a row that is known by nothing. */
type Row = { readonly table: string | null; readonly value: unknown }
export type Rows = { readonly records: AsyncIterable<Row>; strange(): string[] }

/** The table that a row is of which does not say it; `null` for what is none. */
export function tableOf(value: unknown, tables: readonly Table[]): Table | null {
  if (typeof value !== 'object' || value === null) return null
  return tables.find(({ knownBy }) => knownBy.every(name => Object.hasOwn(value, name))) ?? null
}

/** Databases may keep names in small letters only. */
export function withNamesOf({ columns }: Table, value: object): object {
  const known = new Map(columns.map(name => [name.toLowerCase(), name]))
  const cells = Object.entries(value).map(([name, cell]) => [
    known.get(name.toLowerCase()) ?? name,
    cell,
  ])
  return Object.fromEntries(cells)
}

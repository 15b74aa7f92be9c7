/** A table of another system, as it is in SQLite, in a dump, and in JSON or CSV made from it. */
export type Table = {
  readonly name: string
  readonly inDatabase: string
  readonly columns: readonly string[]
  /** Such as `$.comments.*`. */
  readonly inJson: readonly string[]
  /** The columns that identify a row of this table in a list, or on a line of its own. */
  readonly knownBy: readonly string[]
}

/** `table` is `null` if the row could not be identified. */
type Row = { readonly table: string | null; readonly value: unknown }
export type Rows = { readonly records: AsyncIterable<Row>; strange(): string[] }

/** The table of a row that does not name it; `null` if there is none. */
export function tableOf(value: unknown, tables: readonly Table[]): Table | null {
  if (typeof value !== 'object' || value === null) return null
  return tables.find(({ knownBy }) => knownBy.every(name => Object.hasOwn(value, name))) ?? null
}

/** Some databases keep names in small letters only. */
export function withNamesOf({ columns }: Table, value: object): object {
  const known = new Map(columns.map(name => [name.toLowerCase(), name]))
  const cells = Object.entries(value).map(([name, cell]) => [
    known.get(name.toLowerCase()) ?? name,
    cell,
  ])
  return Object.fromEntries(cells)
}

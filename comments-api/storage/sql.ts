declare const row: unique symbol

/**
 * Text with gaps. A gap holds a value, which is sent to the database separately, or a query, which becomes part of the
 * text. This is a class, so that nothing parsed from JSON can pass for a query.
 */
export class Query<Row = unknown> {
  /** The texts around the gaps or, for a list, the text between each two of them. */
  readonly texts: Texts
  readonly gaps: readonly (Value | Query)[]
  /** The type of the returned rows. It exists only for the compiler. */
  declare readonly [row]?: Row

  constructor(texts: Texts, gaps: readonly (Value | Query)[]) {
    this.texts = texts
    this.gaps = gaps
  }
}

type Texts = readonly string[] | string
export type Value = string | number | null
export type Statement = { readonly sql: string; readonly parameters: readonly Value[] }

/** Our own template tag, see docs/decisions/0049-replace-kysely-with-our-own-sql-tag.md. */
export function sql<Row = unknown>(
  texts: readonly string[],
  ...gaps: readonly (Value | Query)[]
): Query<Row> {
  return new Query(texts, gaps)
}

/** Text of a query. Nothing in it may come from outside. */
sql.raw = (text: string): Query => new Query([text], [])

/** The name of a table or a column or, with a dot, of a table and its column. */
sql.ref = (name: string): Query => sql.raw(name.split('.').map(quote).join('.'))

sql.join = <Row = unknown>(parts: readonly (Value | Query)[], between = ', '): Query<Row> =>
  new Query(between, parts)

/** For `set`: each column with its new value. */
sql.set = (columns: Row): Query => {
  const assignments = Object.entries(columns).map(
    ([name, value]) => sql`${sql.ref(name)} = ${value}`,
  )
  return sql.join(assignments)
}

const atOnce = 16

/**
 * For `in (…)`. The last value is repeated until their number is a multiple of 16, because each other number would be
 * another statement that must be prepared.
 */
sql.among = (values: readonly Value[]): Query => {
  const missing = (atOnce - (values.length % atOnce)) % atOnce
  const last = values.at(-1) ?? null
  return sql`(${sql.join([...values, ...Array.from({ length: missing }, () => last)])})`
}

/** Written into the text. As a value, SQLite would plan the whole statement again for each different limit. */
sql.limit = (most: number): Query => sql.raw(`limit ${Math.trunc(most)}`)

export function isQuery(gap: Value | Query): gap is Query {
  return gap instanceof Query
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Conditions that are true for every row, and for none. */
export const always = sql`1 = 1`
export const never = sql`1 = 0`

type Row<Name extends string = string> = Readonly<Record<Name, Value | Query>>

/** For frequent inserts. The names of the columns are written once. */
export function insertInto<Name extends string>(
  table: string,
  names: readonly Name[],
): (row: Row<Name>) => Query {
  const gaps = names.slice(1).map(() => ', ')
  const texts = [
    `insert into ${quote(table)} (${names.map(quote).join(', ')}) values (`,
    ...gaps,
    ')',
  ]
  return row =>
    new Query(
      texts,
      names.map(name => row[name]),
    )
}

export function insert(table: string, row: Row): Query {
  return insertWhere(table, row, always)
}

/** Inserts one column per key of `row`. Stores nothing if the condition is false within the transaction. */
export function insertWhere(table: string, row: Row, condition: Query): Query {
  const names = sql.raw(Object.keys(row).map(quote).join(', '))
  return sql`
    insert into ${sql.ref(table)} (${names})
    select ${sql.join(Object.values(row))}
    where ${condition}`
}

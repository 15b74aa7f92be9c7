declare const row: unique symbol
/** On what the functions below made: an object that came as JSON never has it, and so never becomes text. */
const ours = Symbol('query')

/** Text with gaps. In a gap stands a value, which goes to the database beside the text, or a query, which becomes part of it. */
export type Query<Row = unknown> = {
  readonly [ours]: true
  readonly texts: readonly string[]
  readonly gaps: readonly (Value | Query)[]
  /** Of the answer; only the types know it. */
  readonly [row]?: Row
}

export type Value = string | number | null
export type Statement = { readonly sql: string; readonly parameters: readonly Value[] }

/** Our own, see docs/decisions/0049-sql-is-written-with-a-tag-of-our-own.md. */
export function sql<Row = unknown>(
  texts: readonly string[],
  ...gaps: readonly (Value | Query)[]
): Query<Row> {
  return { [ours]: true, texts, gaps }
}

/** A query's own text, of which nothing may come from outside. */
sql.raw = (text: string): Query => sql(sameTexts(text, () => [text]))

/** The name of a column or, with a dot, of a table and its column. */
sql.ref = (name: string): Query => sql.raw(name.split('.').map(quote).join('.'))

sql.table = sql.ref

sql.join = <Row = unknown>(parts: readonly (Value | Query)[], between = ', '): Query<Row> => {
  const texts = sameTexts(`${parts.length} times ${between}`, () => [
    '',
    ...parts.slice(1).map(() => between),
    '',
  ])
  return { [ours]: true, texts, gaps: parts }
}

const atOnce = 16

/** For `in`, with the last value said again until the list has a usual length: lists of different lengths would be different statements, and each is prepared anew. */
sql.among = (values: readonly Value[]): Query => {
  const missing = (atOnce - (values.length % atOnce)) % atOnce
  const last = values.at(-1) ?? null
  return sql`(${sql.join([...values, ...Array.from({ length: missing }, () => last)])})`
}

/** Part of the text: a limit in a gap makes SQLite plan the whole statement anew each time, because it might be another one. */
sql.limit = (most: number): Query => sql.raw(`limit ${Math.trunc(most)}`)

export function isQuery(gap: Value | Query): gap is Query {
  return typeof gap === 'object' && gap !== null && ours in gap
}

const mostTexts = 1_000
const known = new Map<string, readonly string[]>()

/** The same list for the same texts, as a template has its own: a compiler knows a query by the lists that it is made of. */
function sameTexts(name: string, write: () => readonly string[]): readonly string[] {
  const found = known.get(name)
  if (found) return found
  if (known.size >= mostTexts) known.clear()
  const texts = write()
  known.set(name, texts)
  return texts
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Conditions that hold in every row, and in none. */
export const always = sql`1 = 1`
export const never = sql`1 = 0`

type Row = Readonly<Record<string, Value | Query>>

export function insert(table: string, row: Row): Query {
  return insertWhere(table, row, always)
}

/** One column per key of `row`; stores nothing when the condition does not hold inside the transaction. */
export function insertWhere(table: string, row: Row, condition: Query): Query {
  const names = Object.keys(row)
  const texts = sameTexts(`${table} (${names})`, () => {
    const columns = names.map(quote).join(', ')
    const others = names.slice(1).map(() => ', ')
    return [`insert into ${quote(table)} (${columns}) select `, ...others, ' where ', '']
  })
  return { [ours]: true, texts, gaps: [...Object.values(row), condition] }
}

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
sql.raw = (text: string): Query => sql([text])

/** The name of a column or, with a dot, of a table and its column. */
sql.ref = (name: string): Query => sql.raw(name.split('.').map(quote).join('.'))

sql.table = sql.ref

sql.join = <Row = unknown>(parts: readonly (Value | Query)[], between = ', '): Query<Row> => {
  const texts = ['', ...parts.slice(1).map(() => between), '']
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

export const compileForSqlite = compileWith(() => '?')
export const compileForPostgres = compileWith(position => `$${position}`)

function compileWith(mark: (position: number) => string) {
  function write({ texts, gaps }: Query, parameters: Value[]): string {
    let text = texts[0] ?? ''
    for (let at = 0; at < gaps.length; at += 1) {
      const gap = gaps[at] ?? null
      if (isQuery(gap)) text += write(gap, parameters)
      else text += mark(parameters.push(gap))
      text += texts[at + 1] ?? ''
    }
    return text
  }
  return function compile(query: Query): Statement {
    const parameters: Value[] = []
    return { sql: write(query, parameters), parameters }
  }
}

function isQuery(gap: Value | Query): gap is Query {
  return typeof gap === 'object' && gap !== null && ours in gap
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
  const columns = sql.join(Object.keys(row).map(name => sql.ref(name)))
  const values = sql.join(Object.values(row))
  return sql`insert into ${sql.table(table)} (${columns}) select ${values} where ${condition}`
}

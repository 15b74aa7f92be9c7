import {
  createQueryId,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteQueryCompiler,
  sql,
} from 'kysely'

/** Kysely writes the SQL and nothing else: it never sees a connection. */
export { sql }
export type Query<Row = unknown> = RawBuilder<Row>

export type Value = string | number | null
export type Statement = { readonly sql: string; readonly parameters: readonly Value[] }

export const compileForSqlite = compileWith(new SqliteQueryCompiler())
export const compileForPostgres = compileWith(new PostgresQueryCompiler())

function compileWith(compiler: SqliteQueryCompiler | PostgresQueryCompiler) {
  const noId = createQueryId()
  return function compile(query: Query): Statement {
    const compiled = compiler.compileQuery(query.toOperationNode(), noId)
    return { sql: compiled.sql, parameters: compiled.parameters as readonly Value[] }
  }
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

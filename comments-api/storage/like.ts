import { type Query, sql } from './sql.ts'

/** Whether the column contains the text, in which `%` and `_` stand for themselves. */
export function containsText(column: Query, text: string): Query {
  return like(column, `%${literal(text)}%`)
}

export function startsWithText(column: Query, text: string): Query {
  return like(column, `${literal(text)}%`)
}

function like(column: Query, pattern: string): Query {
  return sql`${column} like ${pattern} escape '\\'`
}

function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

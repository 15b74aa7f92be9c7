import { always, type Query, sql } from '../../storage/sql.ts'

/** See contract/cursor.ts. */
export function beforeCursor(
  cursor: string | null,
  table: 'comments' | 'mentions' | 'audit' = 'comments',
): Query {
  if (cursor === null) return always
  const [createdAt = '', id = ''] = cursor.split('~')
  const place = sql`${sql.ref(`${table}.created_at`)}, ${sql.ref(`${table}.id`)}`
  return sql`(${place}) < (${createdAt}, ${id})`
}

/** The rows up to and including the cursor's. */
export function untilCursor(cursor: string | null): Query {
  if (cursor === null) return always
  const [createdAt = '', id = ''] = cursor.split('~')
  return sql`(comments.created_at, comments.id) >= (${createdAt}, ${id})`
}

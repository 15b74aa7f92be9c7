import { always, type Query, sql } from '../storage/sql.ts'

/** The id breaks the tie: two comments of the same millisecond keep their order everywhere. */
type Place = { readonly createdAt: string; readonly id: string }

/** For lists of comments, newest first: where a page ended, so that the next begins there whatever was written meanwhile. */
export function cursorAfter({ createdAt, id }: Place): string {
  return `${createdAt}~${id}`
}

export function beforeCursor(cursor: string | null): Query {
  if (cursor === null) return always
  const [createdAt = '', id = ''] = cursor.split('~')
  return sql`(comments.created_at, comments.id) < (${createdAt}, ${id})`
}

/** Down to where a cursor stands, with what is there. */
export function untilCursor(cursor: string | null): Query {
  if (cursor === null) return always
  const [createdAt = '', id = ''] = cursor.split('~')
  return sql`(comments.created_at, comments.id) >= (${createdAt}, ${id})`
}

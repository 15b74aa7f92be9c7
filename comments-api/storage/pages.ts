import { always, type Query, sql } from './sql.ts'

/** What `read` finds, a page at a time, until one is not full. `read` gets the last row of the page before. */
export async function* pagesOf<Row>(
  size: number,
  read: (last: Row | undefined) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let page: readonly Row[]
  let last: Row | undefined
  do {
    page = await read(last)
    if (page.length > 0) yield page
    last = page.at(-1)
  } while (page.length === size)
}

type Place = { readonly createdAt: string; readonly id: string }

/** For rows that are ordered by time and then by id: what comes after the last row of the page before. */
export function afterPlace(last: Place | undefined): Query {
  return last === undefined ? always : sql`(created_at, id) > (${last.createdAt}, ${last.id})`
}

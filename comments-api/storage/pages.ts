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

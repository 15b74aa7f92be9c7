/** The id breaks ties, so that comments of the same millisecond have the same order everywhere. */
type Place = { readonly createdAt: string; readonly id: string }

/**
 * For lists of comments, newest first: where a page ended, so that the next one continues there whatever was written
 * meanwhile.
 */
export function cursorAfter({ createdAt, id }: Place): string {
  return `${createdAt}~${id}`
}

export const cursorPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[a-z0-9]{8,40}$/

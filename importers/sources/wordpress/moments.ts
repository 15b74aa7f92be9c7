/** The first that is a moment at all: what was never published has "0000-00-00 00:00:00" for one of its two. */
export function firstMoment(written: readonly string[]): string | null {
  return (
    written.find(text => /[1-9]\d{3}|\d[1-9]\d\d/.test(text) && !text.startsWith('0000')) ?? null
  )
}

type Formula = { readonly mark: '$' | '$$'; readonly tex: string; readonly next: number }

/**
 * Finds a formula within a line by pandoc's rules, which treat "$5 and $10" as prices:
 * https://pandoc.org/MANUAL.html#math
 */
export function findFormula(text: string, from: number, to: number): Formula | null {
  if (text[from] !== '$') return null
  const mark = text[from + 1] === '$' ? '$$' : '$'
  const start = from + mark.length
  const end = findEnd(text, { mark, from: start, to })
  if (end < 0) return null
  const tex = text.slice(start, end)
  const isFormula = mark === '$$' ? tex.trim() !== '' : isTight(tex, text.charAt(end + 1))
  return isFormula ? { mark, tex, next: end + mark.length } : null
}

function isTight(tex: string, next: string): boolean {
  return tex !== '' && !/^\s|\s$/.test(tex) && !/\d/.test(next)
}

type Search = { readonly mark: string; readonly from: number; readonly to: number }

/** The position of the next mark without a backslash before it, or -1. */
export function findEnd(text: string, { mark, from, to }: Search): number {
  for (let at = from; at + mark.length <= to; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text.startsWith(mark, at)) return at
  }
  return -1
}

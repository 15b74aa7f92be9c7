type Search = { readonly mark: string; readonly from: number; readonly to: number }

/** The next mark that no backslash takes away; -1 without one. */
export function findEnd(text: string, { mark, from, to }: Search): number {
  for (let at = from; at + mark.length <= to; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text.startsWith(mark, at)) return at
  }
  return -1
}

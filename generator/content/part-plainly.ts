export type FileParts = { readonly yaml: string; readonly bodyAt: number }

/** A file as nearly all are: no line of it need be looked at twice. */
const parted = /^\uFEFF?---\r?\n((?:(?!---).*\r?\n)*)---\r?(?:\n|$)/

/** As gray-matter parts it; `null` leaves that to it, and to whoever tells what is wrong. A test compares both. */
export function partPlainly(text: string): FileParts | null {
  const [whole, lines] = parted.exec(text) ?? []
  if (whole === undefined || lines === undefined) return null
  return { yaml: lines.replace(/\r?\n$/, ''), bodyAt: whole.length }
}

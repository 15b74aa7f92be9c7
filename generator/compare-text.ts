/** Compares by code unit, never by locale: the same order on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

type InFile = { readonly source: string }

/** By the paths of their files. */
export function bySource(a: InFile, b: InFile): number {
  return compareText(a.source, b.source)
}

/** Returns the first of several where this site has room for one, and notes all; `null` if there is none. */
export function firstOf(
  names: readonly string[],
  { what, note }: { readonly what: string; note(message: string): void },
): string | null {
  const [first = null] = names
  if (new Set(names).size > 1)
    note(
      `has several ${what}, of which only the first has a place here: ${names.join(', ').slice(0, 300)}`,
    )
  return first
}

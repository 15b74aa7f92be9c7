/** Calls `find` once, when the value is first needed. */
export function rememberOne<Found>(find: () => Found): () => Found {
  let known: { readonly found: Found } | undefined
  return () => {
    known ??= { found: find() }
    return known.found
  }
}

/** Calls `find` once for each argument. */
export function remember<Asked, Found>(find: (asked: Asked) => Found): (asked: Asked) => Found {
  const known = new Map<Asked, Found>()
  return asked => known.getOrInsertComputed(asked, find)
}

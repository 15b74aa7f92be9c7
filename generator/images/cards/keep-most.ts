/** Remembers what was made, by name. When there are `most` of them, all are forgotten. */
export function keepMost<Made>(most: number): (name: string, make: () => Made) => Made {
  const kept = new Map<string, Made>()
  return (name, make) => {
    const made = kept.get(name) ?? make()
    if (kept.size >= most) kept.clear()
    kept.set(name, made)
    return made
  }
}

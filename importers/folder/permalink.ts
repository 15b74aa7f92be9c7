/**
 * Fills in a pattern such as `:year/:title`. Returns `null` if a name in it is not known, or if it holds template code.
 */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string>>,
): string | null {
  const names = Object.keys(values).sort((a, b) => b.length - a.length)
  const filled = pattern.replace(/:([a-z_]+)/gi, (whole, written: string) => {
    const name = names.find(known => written.startsWith(known))
    return name === undefined ? whole : `${values[name]}${written.slice(name.length)}`
  })
  if (/:\w|\{[{%]/.test(filled)) return null
  return `/${filled}`.replace(/\/{2,}/g, '/')
}

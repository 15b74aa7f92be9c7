export type Ignored = {
  isIgnored(source: string): boolean
  /** A pattern that is not tried, for it could take for ever. Any text may be meant. */
  readonly doubt: string | null
}

/** https://gohugo.io/configuration/all/#ignorefiles: regular expressions of Go, tried on whole paths. */
export function createIgnored(written: readonly string[]): Ignored {
  const patterns = written.map(pattern => ({ pattern, expression: expressionOf(pattern) }))
  return {
    isIgnored: source => patterns.some(({ expression }) => expression?.test(`/${source}`) === true),
    doubt: patterns.find(({ expression }) => expression === null)?.pattern ?? null,
  }
}

/** A star within a star doubles the work with every letter, and each further star multiplies it. */
function expressionOf(pattern: string): RegExp | null {
  const stars = pattern.replace(/\\./g, '').match(/[*+{]/g) ?? []
  if (pattern.length > 200 || stars.length > 2 || /\)[*+{]/.test(pattern)) return null
  try {
    return new RegExp(pattern.replace(/^\^/, '^/?'))
  } catch {
    return null
  }
}

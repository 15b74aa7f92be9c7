export type Ignored = {
  isIgnored(source: string): boolean
  /** A pattern or a mount that is not tried, because it could take for ever. It may match any text. */
  readonly doubt: string | null
}

/** Regular expressions of Go, tried on whole paths: https://gohugo.io/configuration/all/#ignorefiles */
export function createIgnored(written: readonly string[]): Ignored {
  const patterns = written.map(pattern => ({ pattern, expression: expressionOf(pattern) }))
  return {
    isIgnored: source => patterns.some(({ expression }) => expression?.test(`/${source}`) === true),
    doubt: patterns.find(({ expression }) => expression === null)?.pattern ?? null,
  }
}

/**
 * Returns `null` for an expression that is not valid or may be slow. A star within a star doubles the work with every
 * letter, each further star multiplies it, and optional parts and choices double it each time.
 */
function expressionOf(pattern: string): RegExp | null {
  const plain = pattern.replace(/\\./g, '')
  const stars = plain.match(/[*+{]/g) ?? []
  const choices = plain.match(/[?|]/g) ?? []
  const isSlow = stars.length > 2 || choices.length > 8 || /\)[*+{]/.test(plain)
  if (pattern.length > 200 || isSlow) return null
  try {
    return new RegExp(pattern.replace(/^\^/, '^/?'))
  } catch {
    return null
  }
}

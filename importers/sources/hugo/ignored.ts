export type Ignored = {
  isIgnored(source: string): boolean
  /** A pattern or a mount that is not tried, for it could take for ever. Any text may be meant. */
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

/**
 * A star within a star doubles the work with every letter, and each further star multiplies it; whatever may be so or
 * otherwise doubles it as often as it stands there.
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

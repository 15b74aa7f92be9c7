/** The value of a JSON text, or the offset at which it cannot be read any further, with the reason. */
type ParsedJson = { readonly value: unknown } | { readonly offset: number; readonly reason: string }

export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // V8 tells the offset only within its message, and not at all if the text ends too early.
    const offset = Number(/at position (\d+)/.exec(said)?.[1] ?? text.trimEnd().length)
    return { offset, reason: said.replace(/ \(line.*$/, '') }
  }
}

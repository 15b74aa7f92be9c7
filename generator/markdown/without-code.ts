/** Replaces code by spaces, so that all other characters keep their places. */
export function withoutCode(lines: readonly string[]): string[] {
  return lines.map(line => line.replace(/(`+)[^`]+\1/g, code => ' '.repeat(code.length)))
}

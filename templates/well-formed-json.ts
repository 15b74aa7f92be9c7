/**
 * Half a character would be escaped, which not every parser takes back. Few texts have one: to look at each text
 * before it is written takes five times as long as the writing.
 */
export function wellFormedJson(value: unknown, indent = 0): string {
  const json = JSON.stringify(value, null, indent)
  return json.includes('\\ud') ? JSON.stringify(value, mend, indent) : json
}

function mend(_: string, part: unknown): unknown {
  return typeof part === 'string' ? part.toWellFormed() : part
}

/**
 * Replaces half characters, because JSON would escape them, and not every parser reads that back. Few texts contain
 * one; checking each text before it is written takes five times as long as writing it.
 */
export function wellFormedJson(value: unknown, indent = 0): string {
  const json = JSON.stringify(value, null, indent)
  return json.includes('\\ud') ? JSON.stringify(value, mend, indent) : json
}

function mend(_: string, part: unknown): unknown {
  return typeof part === 'string' ? part.toWellFormed() : part
}

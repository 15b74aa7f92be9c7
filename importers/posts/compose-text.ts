import { stringify } from 'yaml'
import type { z } from 'zod'
import type { FrontMatter } from '../../generator/content/front-matter/front-matter.ts'

export type Front = z.input<typeof FrontMatter>

/** Leaves out keys without a value. Any title survives, because a YAML library writes it. */
export function composeText(front: Front, body: string): string {
  const given = Object.entries(front).filter(([, value]) => isGiven(value))
  const yaml = stringify(Object.fromEntries(given), { lineWidth: 0 })
  return `---\n${yaml}---\n\n${cleanBody(body)}\n`
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && value !== false
}

/** Returns the text in one line of at most `most` characters, without characters that feeds must not contain. */
export function cleanLine(text: string, most: number): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\p{Noncharacter_Code_Point}\s]+/gu, ' ')
    .trim()
  return plain.length > most
    ? `${plain
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
    : plain
}

/** Makes line ends alike, and removes control characters that a page could not show. */
function cleanBody(body: string): string {
  return (
    body
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\uFFFE\uFFFF]/g, '')
      .trim()
  )
}

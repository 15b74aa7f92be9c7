import type { FrontMatter } from './front-matter.ts'

/**
 * Reads what nearly all front matter holds: short texts that show something, tags, `draft`. `null` leaves the rest to the
 * schema, which takes ten times as long to find nothing wrong. Nothing here decides what is allowed; a test compares both.
 */
export function readPlainFrontMatter(written: unknown): FrontMatter | null {
  if (typeof written !== 'object' || written === null || !('title' in written)) return null
  const front: Record<string, unknown> = { tags: [], draft: false, aliases: [] }
  for (const [key, value] of Object.entries(written)) {
    const read = Object.hasOwn(readers, key) ? readers[key]?.(value) : null
    if (read == null) return null
    front[key] = read
  }
  return front as FrontMatter
}

type Reader = (value: unknown) => unknown

/** As long as the schema allows; a moment may be longer, which none is. */
const readers: Readonly<Record<string, Reader>> = {
  title: textOf(300),
  date: textOf(40),
  updated: textOf(40),
  publish: textOf(40),
  expires: textOf(40),
  description: textOf(1_000),
  series: textOf(200),
  author: textOf(100),
  tags: value => (Array.isArray(value) && value.length <= 50 ? tagsOf(value) : null),
  draft: value => (typeof value === 'boolean' ? value : null),
}

function textOf(longest: number): (value: unknown) => string | null {
  return value =>
    typeof value === 'string' && value.length <= longest && isPlain(value) ? value : null
}

const tagOf = textOf(100)

function tagsOf(values: readonly unknown[]): readonly string[] | null {
  const tags = values.map(tagOf).filter(tag => tag !== null)
  return tags.length === values.length ? [...new Set(tags)] : null
}

/** Without anything that is neither letter nor sign, and with a letter or digit that can be seen. */
function isPlain(text: string): boolean {
  return shown.test(text) && letter.test(text)
}

const shown = /^[^\s\p{C}](?:\P{C}*[^\s\p{C}])?$/u
const letter = /[[\p{L}\p{N}]--\p{Default_Ignorable_Code_Point}]/v

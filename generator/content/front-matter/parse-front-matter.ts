import type { Diagnostic } from '../../diagnostic.ts'
import type { YamlText } from '../../yaml/read-yaml.ts'
import { mistakesOfSchema } from '../../yaml/schema-mistakes.ts'
import { FrontMatter } from './front-matter.ts'
import { oppositeKeysElsewhere, postKeysElsewhere } from './names-elsewhere.ts'

/**
 * `front` leaves out keys with mistakes, with a placeholder for a missing title. It is `null` if nothing can be read.
 */
export type ParsedFrontMatter = {
  readonly front: FrontMatter | null
  readonly faultyKeys: ReadonlySet<string>
  readonly mistakes: readonly Diagnostic[]
}

const day = {
  name: 'a date',
  hint: 'Write a day, as 2026-02-28, or a day with a time, as 2026-02-28 14:30.',
}

const schema = {
  name: 'a post',
  shape: FrontMatter,
  isFenced: true,
  kinds: { date: day, updated: day, publish: day, expires: day },
  elsewhere: postKeysElsewhere,
  opposites: oppositeKeysElsewhere,
  reference: 'docs/reference/front-matter.md',
}

export function parseFrontMatter(yaml: YamlText): ParsedFrontMatter {
  const faultyKeys = new Set<string>()
  if (!yaml.isReadable) return { front: null, faultyKeys, mistakes: yaml.mistakes }
  const written = isDraftInQuotes(yaml.value) ? { ...yaml.value, draft: true } : (yaml.value ?? {})
  const parsed = FrontMatter.safeParse(written, { reportInput: true })
  if (parsed.success) return { front: parsed.data, faultyKeys, mistakes: yaml.mistakes }
  const mistakes = [...yaml.mistakes, ...mistakesOfSchema(yaml, parsed.error, schema)]
  if (!isGroup(written)) return { front: null, faultyKeys, mistakes }
  for (const issue of parsed.error.issues) {
    const [key] = issue.path
    const keys =
      issue.code === 'unrecognized_keys' && key === undefined ? issue.keys : [String(key)]
    for (const faulty of keys) faultyKeys.add(faulty)
  }
  const sound = Object.entries(written).filter(([key]) => !faultyKeys.has(key))
  const front = FrontMatter.parse({ title: '…', ...Object.fromEntries(sound) })
  return { front, faultyKeys, mistakes }
}

/**
 * `draft: "true"` counts as a draft, so that a draft is never published by accident. It is reported as a warning.
 */
export function isDraftInQuotes(written: unknown): written is object {
  return isGroup(written) && 'draft' in written && written.draft === 'true'
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

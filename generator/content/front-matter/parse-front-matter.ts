import type * as z from 'zod'
import type { Diagnostic } from '../../diagnostic.ts'
import { keysMeant } from '../../yaml/describe-key.ts'
import { isGroup } from '../../yaml/is-group.ts'
import type { YamlText } from '../../yaml/read-yaml.ts'
import { mistakesOfSchema } from '../../yaml/schema-mistakes.ts'
import { FrontMatter } from './front-matter.ts'
import { oppositeKeysElsewhere, postKeysElsewhere } from './names-elsewhere.ts'

/**
 * `front` leaves out what has mistakes, with a placeholder for a missing title. It is `null` if nothing can be read.
 */
type ParsedFrontMatter = {
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
    const meant = keysMeant(issue, schema).flatMap(([key = '', ...within]) =>
      within.length === 0 && !(key in written) ? [String(key)] : [],
    )
    for (const faulty of [...keys, ...meant]) faultyKeys.add(faulty)
  }
  const sound = soundIn(written, { faultyKeys, issues: parsed.error.issues })
  const front = FrontMatter.parse({ title: '…', ...sound })
  return { front, faultyKeys, mistakes }
}

type Faults = {
  readonly faultyKeys: ReadonlySet<string>
  readonly issues: readonly z.core.$ZodIssue[]
}

/** Of a list with mistakes in some entries, the others. */
function soundIn(written: object, { faultyKeys, issues }: Faults): object {
  const sound = Object.entries(written).flatMap(([key, value]) => {
    if (!faultyKeys.has(key)) return [[key, value]]
    const places = issues.filter(({ path }) => path[0] === key).map(({ path }) => path[1])
    const isOfEntries = places.length > 0 && places.every(place => typeof place === 'number')
    if (!isOfEntries || !Array.isArray(value)) return []
    return [[key, value.filter((_, place) => !places.includes(place))]]
  })
  return Object.fromEntries(sound)
}

/**
 * `draft: "true"` counts as a draft, so that a draft is never published by accident. It is reported as a warning.
 */
export function isDraftInQuotes(written: unknown): written is object {
  return isGroup(written) && 'draft' in written && written.draft === 'true'
}

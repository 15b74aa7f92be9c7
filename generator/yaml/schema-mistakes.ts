import * as z from 'zod'
import type { Diagnostic, Finding, Said } from '../diagnostic.ts'
import { nearestTo } from '../nearest-to.ts'
import { hintForColon } from './hint-for-colon.ts'
import type { YamlText } from './read-yaml.ts'

/** The schema that a text was read with. `isFenced` is true if the YAML is between the --- lines of a file. */
export type Schema = {
  readonly name: string
  readonly shape: z.ZodType
  readonly isFenced: boolean
  /** What to say of keys for which the names of YAML's types are not enough. */
  readonly kinds?: Readonly<Record<string, Kind>>
  /** What other systems call its keys, in lower case. */
  readonly elsewhere?: Readonly<Record<string, string>>
  /** Those of them that are true where ours are false. */
  readonly opposites?: ReadonlySet<string>
  /** The page of the documentation that lists its keys. */
  readonly reference: string
}

type Kind = { readonly name: string; readonly hint: string }

/**
 * Turns the issues of a schema into diagnostics with their places in the YAML. A key that is only written wrongly is not
 * reported as missing, too.
 */
export function mistakesOfSchema(yaml: YamlText, error: z.ZodError, schema: Schema): Diagnostic[] {
  const meant = new Set(error.issues.flatMap(issue => keysMeant(issue, schema)).map(pathKey))
  return firstOfEachPlace(error.issues).flatMap(issue => {
    if (isMissing(issue) && meant.has(pathKey(issue.path))) return []
    if (issue.code === 'unrecognized_keys') {
      const keys = keysAt(schema.shape, issue.path)
      const isTop = issue.path.length === 0
      const owner = isTop ? schema.name : `"${issue.path.join('.')}"`
      return issue.keys.map(key => ({
        file: yaml.file,
        ...yaml.placeOfKey(issue.path, key),
        ...unknownKey(key, owner, (isTop ? hereFor(key, schema) : null) ?? hintNear(key, keys)),
      }))
    }
    const place = { file: yaml.file, ...yaml.placeOf(issue.path) }
    const isCommented = issue.input === null && yaml.commentBehind(issue.path) !== null
    const hint = isCommented ? { hint: onlyComment } : {}
    return [{ ...place, ...wrongValue(issue, yaml.writtenAt(issue.path), schema), ...hint }]
  })
}

const onlyComment =
  'What follows "#" is a comment: write a value before it, or put quotation marks around it.'

/** The paths of the keys that were probably meant by keys that we do not have. */
export function keysMeant(issue: z.core.$ZodIssue, schema: Schema): PropertyKey[][] {
  if (issue.code !== 'unrecognized_keys') return []
  const keys = keysAt(schema.shape, issue.path)
  const { elsewhere = {} } = issue.path.length === 0 ? schema : {}
  return issue.keys.flatMap(key => {
    const near = elsewhere[key.toLowerCase()] ?? nearestTo(key, keys)
    return near !== null && keys.includes(near) ? [[...issue.path, near]] : []
  })
}

function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path)
}

type Node = { readonly properties?: Readonly<Record<string, Node>>; readonly items?: Node }

/** Uses the JSON Schema, which zod documents, unlike its own internals. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let node: Node | undefined = z.toJSONSchema(schema, { io: 'input' }) as Node
  for (const part of path)
    node = typeof part === 'number' ? node?.items : node?.properties?.[String(part)]
  return Object.keys(node?.properties ?? {})
}

/** Keeps one issue for each place. For example, an empty text is also too short and does not match a pattern. */
function firstOfEachPlace(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const paths = issues.map(({ code, path }) => JSON.stringify([code === 'unrecognized_keys', path]))
  return issues.filter((_, position) => paths.indexOf(paths[position] ?? '') === position)
}

type Described = Finding & Pick<Diagnostic, 'severity'>

function wrongValue(issue: z.core.$ZodIssue, written: string, schema: Schema): Described {
  if (isMissing(issue)) return missingKey(issue.path.map(String), schema)
  const words = describeValue(issue, written, schema)
  const { code = 'invalid-value', hint = words.hint } = paramsOf(issue)
  return { severity: 'error', code, message: words.message, hint }
}

const Params = z.object({
  code: z.enum(['reserved-address']).optional(),
  hint: z.string().optional(),
})

/** The hint and the code that a rule of ours adds to its message. */
function paramsOf(issue: z.core.$ZodIssue): z.infer<typeof Params> {
  return issue.code === 'custom' ? Params.parse(issue.params ?? {}) : {}
}

function missingKey(path: readonly string[], { isFenced }: Schema): Described {
  const line = `"${path.at(-1)}: …"`
  const owner = path.slice(0, -1).join('.')
  return {
    severity: 'error',
    code: 'missing-key',
    message: `"${path.join('.')}" is missing`,
    hint:
      owner === ''
        ? `Add a line ${line}${isFenced ? ' between the --- lines' : ''}.`
        : `Add ${line} to "${owner}".`,
  }
}

function describeValue(issue: z.core.$ZodIssue, written: string, schema: Schema): Said {
  const key = issue.path.join('.')
  if (key === '') return notKeys(issue.input)
  if (typeof issue.input === 'string' && issue.input.trim() === '') return empty(key)
  const hint = `${schema.reference} says what it can hold.`
  switch (issue.code) {
    case 'invalid_type': {
      const kind = schema.kinds?.[key] ?? kindOf(issue.expected, issue.input, written)
      return wrongKind(issue, written, kind ?? { name: 'of its kind', hint })
    }
    case 'invalid_value': {
      const values = issue.values.map(value => JSON.stringify(value)).join(' or ')
      return { message: `${isWritten(issue, written)}, which is not ${values}`, hint }
    }
    case 'too_big':
      return typeof issue.input === 'number'
        ? outside(issue, written, `more than ${issue.maximum}`)
        : tooLong(key, issue)
    case 'too_small':
      return outside(issue, written, `less than ${issue.minimum}`)
    default:
      return { message: `"${key}": ${lowerFirst(issue.message)}`, hint }
  }
}

function notKeys(input: unknown): Said {
  const colon = typeof input === 'string' ? hintForColon(input) : null
  return {
    message: `the YAML is ${Array.isArray(input) ? 'a list' : 'a single value'}, not keys with values`,
    hint: colon ?? 'Write lines of the form "title: …".',
  }
}

function tooLong(key: string, { maximum, origin }: z.core.$ZodIssueTooBig): Said {
  const what = origin === 'string' ? 'characters' : 'entries'
  return { message: `"${key}" has more than ${maximum} ${what}`, hint: 'Shorten it.' }
}

function outside(issue: z.core.$ZodIssue, written: string, limit: string): Said {
  const hint = `Write a number that is not ${limit}.`
  return { message: `${isWritten(issue, written)}, which is ${limit}`, hint }
}

function empty(key: string): Said {
  return { message: `"${key}" is empty`, hint: 'Write something there, or remove the line.' }
}

function wrongKind(issue: z.core.$ZodIssue, written: string, kind: Kind): Said {
  if (issue.input === null && written === '') {
    return {
      message: `"${issue.path.join('.')}" has no value`,
      hint:
        typeof issue.path.at(-1) === 'number'
          ? 'Write one after the hyphen, or remove the line.'
          : 'Write one after the colon, or remove the line.',
    }
  }
  return { message: `${isWritten(issue, written)}, which is not ${kind.name}`, hint: kind.hint }
}

function isWritten({ path, input }: z.core.$ZodIssue, written: string): string {
  return `"${path.join('.')}" is ${quote(input, written)}`
}

/** Text in quotation marks, and everything else as the author wrote it, unless it takes several lines. */
function quote(input: unknown, written: string): string {
  if (typeof input === 'string') return JSON.stringify(input)
  if (typeof input !== 'object' || input === null || /^[[{]/.test(written)) return written
  return Array.isArray(input) ? 'a list' : 'a group of keys'
}

/** By the names that zod gives to types. */
function kindOf(expected: string, input: unknown, written: string): Kind | undefined {
  const isQuoted = /^["']/.test(written)
  const plainly = isQuoted ? ', without quotation marks' : ''
  const isPlain = typeof input !== 'object' && !isQuoted
  const entries = isPlain ? written.replace(/^\((.*)\)$/, '$1') : 'one, two'
  const isGroup = typeof input === 'object' && input !== null
  const kinds: Readonly<Record<string, Kind>> = {
    string: {
      name: 'text',
      hint: isGroup
        ? 'Write one text there, without brackets or keys below it.'
        : 'Put quotation marks around it.',
    },
    boolean: { name: 'true or false', hint: `Write true or false${plainly}.` },
    array: {
      name: 'a list',
      hint: `Write a list, as [${entries}], or one below the other behind hyphens.`,
    },
    int: { name: 'a whole number', hint: `Write a whole number${plainly}.` },
    number: { name: 'a number', hint: `Write a number${plainly}.` },
    object: { name: 'a group of keys', hint: 'Write its keys below it, indented.' },
  }
  return kinds[expected]
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  const kinds = ['invalid_type', 'invalid_value', 'invalid_union', 'custom']
  return kinds.includes(issue.code) && issue.input === undefined
}

function unknownKey(key: string, owner: string, hint: string): Described {
  const message = `"${key}" is not a key of ${owner}`
  return { severity: 'error', code: 'unknown-key', message, hint }
}

/** Whoever brings a text along knows the key by the name it had there, which is seldom similar to ours. */
function hereFor(key: string, { elsewhere = {}, opposites, reference }: Schema): string | null {
  const name = key.toLowerCase()
  if (!Object.hasOwn(elsewhere, name)) return null
  const meaning = opposites?.has(name) ? ', which means the opposite' : ''
  return `Here that is said with "${elsewhere[name]}"${meaning}: see ${reference}.`
}

function hintNear(key: string, keys: readonly string[]): string {
  const near = nearestTo(key, keys)
  if (near === null) return `Remove it, or write one of: ${keys.join(', ')}.`
  // With a space that YAML takes for a letter the two look the same.
  return hintForColon(`${key}: …`) ?? `Did you mean "${near}"?`
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

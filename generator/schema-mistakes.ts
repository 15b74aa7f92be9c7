import type { z } from 'zod'
import { type Diagnostic, nearestTo } from './diagnostic.ts'
import type { YamlText } from './yaml.ts'

/** What was read by a schema; `isFenced` where its YAML stands between the --- lines of a file. */
export type Schema = {
  readonly name: string
  readonly keys: readonly string[]
  readonly isFenced: boolean
  /** Of keys that YAML's own kinds say too little about. */
  readonly kinds?: Readonly<Record<string, Kind>>
}

type Kind = { readonly name: string; readonly hint: string }

/** Turns what a schema says about a value into diagnostics that point at the YAML it came from. */
export function mistakesOfSchema(yaml: YamlText, error: z.ZodError, schema: Schema): Diagnostic[] {
  return firstOfEachPlace(error.issues).flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      const keysOf = issue.path.length === 0 ? schema : null
      return issue.keys.map(key => ({
        file: yaml.file,
        ...yaml.placeOfKey(issue.path, key),
        ...unknownKey(key, keysOf),
      }))
    }
    const place = { file: yaml.file, ...yaml.placeOf(issue.path) }
    return [{ ...place, ...wrongValue(issue, yaml.writtenAt(issue.path), schema) }]
  })
}

/** A text that is empty is also too short and of no pattern. */
function firstOfEachPlace(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const paths = issues.map(({ code, path }) => JSON.stringify([code === 'unrecognized_keys', path]))
  return issues.filter((_, position) => paths.indexOf(paths[position] ?? '') === position)
}

type Said = Pick<Diagnostic, 'severity' | 'code' | 'message' | 'hint'>

function wrongValue(issue: z.core.$ZodIssue, written: string, schema: Schema): Said {
  if (isMissing(issue)) return missingKey(issue.path.join('.'), schema)
  return { severity: 'error', code: 'invalid-value', ...describeValue(issue, written, schema) }
}

function missingKey(key: string, { isFenced }: Schema): Said {
  return {
    severity: 'error',
    code: 'missing-key',
    message: `"${key}" is missing`,
    hint: `Add a line "${key}: …"${isFenced ? ' between the --- lines' : ''}.`,
  }
}

type Words = Pick<Said, 'message' | 'hint'>

function describeValue(issue: z.core.$ZodIssue, written: string, schema: Schema): Words {
  const key = issue.path.join('.')
  if (key === '') return notKeys(issue.input)
  if (typeof issue.input === 'string' && issue.input.trim() === '') return empty(key)
  const reference = schema.isFenced ? 'front matter' : schema.name
  const hint = `Write a value of the kind that the reference of ${reference} names.`
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
      return {
        message: `"${key}" has more than ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`,
        hint: 'Shorten it.',
      }
    default:
      return { message: `"${key}": ${lowerFirst(issue.message)}`, hint }
  }
}

function notKeys(input: unknown): Words {
  return {
    message: `the YAML is ${Array.isArray(input) ? 'a list' : 'a single value'}, not keys with values`,
    hint: 'Write lines of the form "title: …".',
  }
}

function empty(key: string): Words {
  return { message: `"${key}" is empty`, hint: 'Write something there, or take the line away.' }
}

function wrongKind(issue: z.core.$ZodIssue, written: string, kind: Kind): Words {
  if (issue.input === null && written === '') {
    return {
      message: `"${issue.path.join('.')}" has no value`,
      hint:
        typeof issue.path.at(-1) === 'number'
          ? 'Write one behind the hyphen, or take the line away.'
          : 'Write one behind the colon, or take the line away.',
    }
  }
  return { message: `${isWritten(issue, written)}, which is not ${kind.name}`, hint: kind.hint }
}

function isWritten({ path, input }: z.core.$ZodIssue, written: string): string {
  return `"${path.join('.')}" is ${quote(input, written)}`
}

/** Text stands in quotation marks, everything else as the author wrote it, if that is not spread over lines. */
function quote(input: unknown, written: string): string {
  if (typeof input === 'string') return JSON.stringify(input)
  if (typeof input !== 'object' || input === null || /^[[{]/.test(written)) return written
  return Array.isArray(input) ? 'a list' : 'a group of keys'
}

/** By zod's names of types. */
function kindOf(expected: string, input: unknown, written: string): Kind | undefined {
  const isQuoted = /^["']/.test(written)
  const plainly = isQuoted ? ', without quotation marks' : ''
  const entries = typeof input === 'object' || isQuoted ? 'one, two' : written
  const kinds: Readonly<Record<string, Kind>> = {
    string: { name: 'text', hint: 'Put quotation marks around it.' },
    boolean: { name: 'true or false', hint: `Write true or false${plainly}.` },
    array: {
      name: 'a list',
      hint: `Write a list, as [${entries}], or one below the other behind hyphens.`,
    },
    number: { name: 'a number', hint: `Write a number${plainly}.` },
    object: { name: 'a group of keys', hint: 'Write its keys below it, indented.' },
  }
  return kinds[expected]
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.input === undefined
}

function unknownKey(key: string, schema: Schema | null): Said {
  const near = nearestTo(key, schema?.keys ?? [])
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `"${key}" is not a key of ${schema?.name ?? 'this'}`,
    hint:
      near === null
        ? `Take it away, or write one of: ${schema?.keys.join(', ') ?? 'none'}.`
        : `Did you mean "${near}"?`,
  }
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

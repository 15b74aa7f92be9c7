import leven from 'leven'
import type { z } from 'zod'
import type { Diagnostic } from './diagnostic.ts'
import type { YamlText } from './yaml.ts'

/** What was read by a schema; `isFenced` where its YAML stands between the --- lines of a file. */
export type Schema = {
  readonly name: string
  readonly keys: readonly string[]
  readonly isFenced: boolean
}

/** Turns what a schema says about a value into diagnostics that point at the YAML it came from. */
export function mistakesOfSchema(yaml: YamlText, error: z.ZodError, schema: Schema): Diagnostic[] {
  return error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      const keysOf = issue.path.length === 0 ? schema : null
      return issue.keys.map(key => ({
        file: yaml.file,
        ...yaml.placeOfKey(issue.path, key),
        ...unknownKey(key, keysOf),
      }))
    }
    const place = { file: yaml.file, ...yaml.placeOf(issue.path) }
    return [{ ...place, ...wrongValue(issue, schema) }]
  })
}

type Said = Pick<Diagnostic, 'severity' | 'code' | 'message' | 'hint'>

function wrongValue(issue: z.core.$ZodIssue, schema: Schema): Said {
  const key = issue.path.join('.')
  if (isMissing(issue)) {
    return {
      severity: 'error',
      code: 'missing-key',
      message: `"${key}" is missing`,
      hint: `Add a line "${key}: …"${schema.isFenced ? ' between the --- lines' : ''}.`,
    }
  }
  const subject = key === '' ? 'the YAML' : `"${key}"`
  const reference = schema.isFenced ? 'front matter' : schema.name
  return { severity: 'error', code: 'invalid-value', ...describeValue(issue, subject, reference) }
}

function describeValue(
  issue: z.core.$ZodIssue,
  subject: string,
  reference: string,
): Pick<Said, 'message' | 'hint'> {
  const hint = `Write a value of the kind that the reference of ${reference} names.`
  if (issue.code !== 'invalid_type')
    return { message: `${subject}: ${lowerFirst(issue.message)}`, hint }
  const expected = kinds[issue.expected]
  if (issue.input === null) {
    return {
      message: `${subject} has no value`,
      hint: 'Write one behind the colon, or take the line away.',
    }
  }
  const message = `${subject} is ${JSON.stringify(issue.input)}, which is not ${expected?.name ?? 'of its kind'}`
  return { message, hint: expected?.hint ?? hint }
}

/** By zod's names of types. */
const kinds: Readonly<Record<string, { readonly name: string; readonly hint: string }>> = {
  string: { name: 'text', hint: 'Put quotation marks around it.' },
  boolean: { name: 'true or false', hint: 'Write true or false, without quotation marks.' },
  array: {
    name: 'a list',
    hint: 'Write a list, as [one, two], or one below the other behind hyphens.',
  },
  number: { name: 'a number', hint: 'Write a number, without quotation marks.' },
  object: { name: 'a group of keys', hint: 'Write its keys below it, indented.' },
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.input === undefined
}

function unknownKey(key: string, schema: Schema | null): Said {
  const near = schema?.keys.toSorted((a, b) => leven(a, key) - leven(b, key))[0]
  const isNear = near !== undefined && leven(near, key) <= Math.max(2, key.length / 3)
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `"${key}" is not a key of ${schema?.name ?? 'this'}`,
    hint: isNear
      ? `Did you mean "${near}"?`
      : `Take it away, or write one of: ${schema?.keys.join(', ') ?? 'none'}.`,
  }
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

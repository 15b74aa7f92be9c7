import * as z from 'zod'
import { type Diagnostic, type Finding, wrongFile } from '../diagnostic.ts'
import { keysMeant, missingKey, unknownKey } from './describe-key.ts'
import { describeValue } from './describe-value.ts'
import type { YamlText } from './read-yaml.ts'
import { keysAt, type Schema } from './schema.ts'

/**
 * Turns the issues of a schema into diagnostics with their places in the YAML. A key that is only written wrongly is not
 * reported as missing, too.
 */
export function mistakesOfSchema(yaml: YamlText, error: z.ZodError, schema: Schema): Diagnostic[] {
  const meant = new Set(error.issues.flatMap(issue => keysMeant(issue, schema)).map(pathKey))
  return firstOfEachPlace(error.issues).flatMap(issue => {
    if (isMissing(issue) && meant.has(pathKey(issue.path))) return []
    if (issue.code === 'unrecognized_keys') return unknownKeys(yaml, issue, schema)
    const found = isMissing(issue)
      ? missingKey(issue.path.map(String), schema)
      : wrongValue(yaml, issue, schema)
    return [wrongFile(yaml.file, { ...yaml.placeOf(issue.path), ...found })]
  })
}

function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path)
}

/** Keeps one issue for each place. For example, an empty text is also too short and does not match a pattern. */
function firstOfEachPlace(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const paths = issues.map(({ code, path }) => JSON.stringify([code === 'unrecognized_keys', path]))
  return issues.filter((_, position) => paths.indexOf(paths[position] ?? '') === position)
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  const kinds = ['invalid_type', 'invalid_value', 'invalid_union', 'custom']
  return kinds.includes(issue.code) && issue.input === undefined
}

function unknownKeys(
  yaml: YamlText,
  { keys, path }: z.core.$ZodIssueUnrecognizedKeys,
  schema: Schema,
): Diagnostic[] {
  const known = keysAt(schema, path)
  return keys.map(key => {
    const place = yaml.placeOfKey(path, key)
    return wrongFile(yaml.file, { ...place, ...unknownKey({ key, path, known }, schema) })
  })
}

function wrongValue(yaml: YamlText, issue: z.core.$ZodIssue, schema: Schema): Finding {
  const words = describeValue(issue, yaml.writtenAt(issue.path), schema)
  const { code = 'invalid-value', hint = words.hint } = paramsOf(issue)
  const isCommented = issue.input === null && yaml.commentBehind(issue.path) !== null
  return { code, message: words.message, hint: isCommented ? onlyComment : hint }
}

const onlyComment =
  'What follows "#" is a comment: write a value before it, or put quotation marks around it.'

const Params = z.object({
  code: z.enum(['reserved-address']).optional(),
  hint: z.string().optional(),
})

/** The hint and the code that a rule of ours adds to its message. */
function paramsOf(issue: z.core.$ZodIssue): z.infer<typeof Params> {
  return issue.code === 'custom' ? Params.parse(issue.params ?? {}) : {}
}

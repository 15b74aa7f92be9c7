import leven from 'leven'
import { type Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Diagnostic } from './diagnostic.ts'

/** A YAML text together with the way back from a value to its place in the file. */
export type YamlText = {
  readonly value: unknown
  readonly mistakes: readonly Diagnostic[]
  placeOf(path: readonly PropertyKey[]): Place
  placeOfKey(path: readonly PropertyKey[], key: string): Place
}

type Place = { readonly line: number; readonly column: number }

/** `firstLine` is the line of `file` on which `text` begins. */
export function readYaml(file: string, text: string, firstLine: number): YamlText {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const placeAt = (offset: number): Place => {
    const position = lines.linePos(offset)
    return { line: Math.max(1, position.line) + firstLine - 1, column: Math.max(1, position.col) }
  }
  const mistakes = [...document.errors, ...document.warnings].map(
    (error): Diagnostic => ({
      file,
      ...placeAt(error.pos[0]),
      severity: 'error',
      code: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
      message: firstSentence(error.message),
      hint: yamlHint(error.code),
    }),
  )
  return {
    value: mistakes.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    mistakes,
    placeOf: path => placeAt(offsetOf(document, path)),
    placeOfKey: (path, key) => placeAt(offsetOfKey(document, path, key)),
  }
}

/** Turns what a schema says about a value into diagnostics that point at the YAML it came from. */
export function mistakesOfSchema(
  file: string,
  yaml: YamlText,
  error: z.ZodError,
  schema: { readonly name: string; readonly keys: readonly string[] },
): Diagnostic[] {
  return error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key =>
        unknownKey(
          file,
          yaml.placeOfKey(issue.path, key),
          key,
          issue.path.length === 0 ? schema : null,
        ),
      )
    }
    return [
      {
        file,
        ...yaml.placeOf(issue.path),
        severity: 'error' as const,
        code: isMissing(issue) ? 'missing-key' : 'invalid-value',
        message: isMissing(issue)
          ? `"${issue.path.join('.')}" is missing`
          : `"${issue.path.join('.')}": ${lowerFirst(issue.message)}`,
        hint: isMissing(issue)
          ? `Add a line "${issue.path.join('.')}: …" between the --- lines.`
          : 'Write a value of the kind that the reference of front matter names.',
      },
    ]
  })
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return (
    issue.code === 'invalid_type' &&
    issue.input === undefined &&
    issue.message.endsWith('received undefined')
  )
}

function unknownKey(
  file: string,
  place: Place,
  key: string,
  schema: { readonly name: string; readonly keys: readonly string[] } | null,
): Diagnostic {
  const near = schema?.keys.toSorted((a, b) => leven(a, key) - leven(b, key))[0]
  const isNear = near !== undefined && leven(near, key) <= Math.max(2, key.length / 3)
  return {
    file,
    ...place,
    severity: 'error',
    code: 'unknown-key',
    message: `"${key}" is not a key of ${schema?.name ?? 'this'}`,
    hint: isNear
      ? `Did you mean "${near}"?`
      : `Take it away, or write one of: ${schema?.keys.join(', ') ?? 'none'}.`,
  }
}

function offsetOf(document: Document.Parsed<ParsedNode>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (hasRange(node)) return node.range[0]
  }
  return document.contents?.range[0] ?? 0
}

function offsetOfKey(
  document: Document.Parsed<ParsedNode>,
  path: readonly PropertyKey[],
  key: string,
): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map)
    ? map.items.find(({ key: node }) => isScalar(node) && String(node.value) === key)
    : undefined
  return hasRange(pair?.key) ? pair.key.range[0] : offsetOf(document, path)
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.trim() ?? message
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

function yamlHint(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two lines.'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML does not accept tabs.'
  return 'Put quotation marks around text that holds ":", "#" or a quotation mark.'
}

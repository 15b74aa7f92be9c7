import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'
import type { Diagnostic } from './diagnostic.ts'

/** A YAML text together with the way back from a value to its place in the file. */
export type YamlText = {
  /** As diagnostics name it. */
  readonly file: string
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
  const found = [...document.errors, ...document.warnings, ...aliasesIn(document, text)]
  // One bracket too many can make the parser stumble ten thousand times.
  const mistakes = found.slice(0, 10).map(
    ({ code, message, pos: [offset] }): Diagnostic => ({
      file,
      ...placeAt(offset),
      severity: 'error',
      code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
      message: firstSentence(message),
      hint: yamlHint(code),
    }),
  )
  return {
    file,
    value: mistakes.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    mistakes,
    placeOf: path => placeAt(offsetOf(document, path)),
    placeOfKey: (path, key) => placeAt(offsetOfKey(document, path, key)),
  }
}

type Stumble = {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/** Refused: a few aliases of aliases can make a value of more bytes than any machine has. */
function aliasesIn(document: Document.Parsed<ParsedNode>, text: string): Stumble[] {
  const found: Stumble[] = []
  if (!text.includes('*')) return found
  visit(document, {
    Alias: (_, { source, range }) => {
      const start = range?.[0] ?? 0
      const message = `"*${source}" stands for a value elsewhere`
      found.push({ code: 'ALIAS', message, pos: [start, start] })
    },
  })
  return found
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

function yamlHint(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two lines.'
  if (code === 'ALIAS') return 'Write the value itself in both places.'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML does not accept tabs.'
  return 'Put quotation marks around text that holds ":", "#" or a quotation mark.'
}

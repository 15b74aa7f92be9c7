import { type Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { Diagnostic, Place } from '../diagnostic.ts'
import { rememberOne } from '../remember.ts'
import { describeMistake } from './describe-mistake.ts'
import { findMistakes } from './find-mistakes.ts'
import { findTooDeep } from './find-too-deep.ts'
import { readPlainYaml } from './read-plain-yaml.ts'

/** A YAML text that has been read, with the place of each value in the file. */
export type YamlText = {
  /** The name of the file in diagnostics. */
  readonly file: string
  readonly value: unknown
  /** Whether `value` could be read. It can be even if a key is written twice; its first value then counts. */
  readonly isReadable: boolean
  readonly mistakes: readonly Diagnostic[]
  placeOf(path: readonly PropertyKey[]): Place
  placeOfKey(path: readonly PropertyKey[], key: string): Place
  /** The first line of a value as it is written, since YAML reads 012 as 12. */
  writtenAt(path: readonly PropertyKey[]): string
  /** The comment behind the last line of a value without quotation marks, or `null`. */
  commentBehind(path: readonly PropertyKey[]): string | null
}

/** `firstLine` is the line of `file` on which `text` starts. */
export function readYaml(file: string, text: string, firstLine: number): YamlText {
  const value = readPlainYaml(text)
  const parse = rememberOne(() => parseYaml(file, text, firstLine))
  if (value === null) return parse()
  return {
    file,
    value,
    isReadable: true,
    mistakes: [],
    // Parses the text only if a place is needed, because a value is wrong, such as a date that does not exist.
    placeOf: path => parse().placeOf(path),
    placeOfKey: (path, key) => parse().placeOfKey(path, key),
    writtenAt: path => parse().writtenAt(path),
    commentBehind: () => null,
  }
}

function parseYaml(file: string, text: string, firstLine: number): YamlText {
  const lines = countLines(text)
  const tooDeep = findTooDeep(text)
  const readable = text.slice(0, tooDeep ?? text.length)
  const document = parseDocument(readable, plainly)
  const placeAt = (offset: number): Place => {
    const position = lines.linePos(offset)
    return { line: Math.max(1, position.line) + firstLine - 1, column: Math.max(1, position.col) }
  }
  const { mistakes, isReadable } = findMistakes(document, text, tooDeep)
  return {
    file,
    value: isReadable ? document.toJS({ maxAliasCount: 0 }) : null,
    isReadable,
    mistakes: mistakes.map(mistake => ({
      file,
      ...placeAt(mistake.pos[0]),
      severity: 'error',
      ...describeMistake(mistake, { isFenced: firstLine > 1, text }),
    })),
    placeOf: path => placeAt(offsetOf(document, path)),
    placeOfKey: (path, key) => placeAt(offsetOfKey(document, path, key)),
    writtenAt: path => inOneLine(text, document.getIn(path, true)),
    commentBehind: path => commentBehind(text, document.getIn(path, true)),
  }
}

/** Not left to the parser, which misses the ends of lines within a key. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter()
  let start = 0
  do {
    lines.addNewLine(start)
    start = text.indexOf('\n', start) + 1
  } while (start > 0)
  return lines
}

/** findMistakes handles keys that are written twice; the library would take the last one. */
const plainly = {
  logLevel: 'error',
  prettyErrors: false,
  uniqueKeys: false,
  version: '1.2',
} as const

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

const longestQuotation = 80

function inOneLine(text: string, node: unknown): string {
  if (!hasRange(node)) return ''
  const [line = '', ...more] = text.slice(node.range[0], node.range[1]).split(/\r?\n/)
  const isCut = more.some(rest => rest.trim() !== '') || line.length > longestQuotation
  return isCut ? `${line.slice(0, longestQuotation).trimEnd()} …` : line
}

function commentBehind(text: string, node: unknown): string | null {
  if (!isScalar(node) || node.type !== 'PLAIN' || !hasRange(node)) return null
  return /^[ \t]*(#.*)/.exec(text.slice(node.range[1]))?.[1]?.trimEnd() ?? null
}

import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import { rememberOne } from '../remember.ts'
import { deepest, findTooDeep } from './find-too-deep.ts'
import { hintForColon } from './hint-for-colon.ts'
import { readPlainYaml } from './read-plain-yaml.ts'

/** A YAML text together with the way back from a value to its place in the file. */
export type YamlText = {
  /** As diagnostics name it. */
  readonly file: string
  readonly value: unknown
  /** Whether there is a `value`: of a key written twice, it has the first. */
  readonly isReadable: boolean
  readonly mistakes: readonly Diagnostic[]
  placeOf(path: readonly PropertyKey[]): Place
  placeOfKey(path: readonly PropertyKey[], key: string): Place
  /** The first line of a value, letter by letter: YAML reads 012 as 12. */
  writtenAt(path: readonly PropertyKey[]): string
  /** On the last line of a value without quotation marks. */
  commentBehind(path: readonly PropertyKey[]): string | null
}

export type Place = { readonly line: number; readonly column: number }

/** `firstLine` is the line of `file` on which `text` begins. */
export function readYaml(file: string, text: string, firstLine: number): YamlText {
  const value = readPlainYaml(text)
  const parse = rememberOne(() => parseYaml(file, text, firstLine))
  if (value === null) return parse()
  return {
    file,
    value,
    isReadable: true,
    mistakes: [],
    // A value may still be wrong, a date that does not exist: only then is its place asked for.
    placeOf: path => parse().placeOf(path),
    placeOfKey: (path, key) => parse().placeOfKey(path, key),
    writtenAt: path => parse().writtenAt(path),
    commentBehind: () => null,
  }
}

function parseYaml(file: string, text: string, firstLine: number): YamlText {
  const lines = new LineCounter()
  const tooDeep = findTooDeep(text)
  const readable = text.slice(0, tooDeep ?? text.length)
  const document = parseDocument(readable, { ...plainly, lineCounter: lines })
  const placeAt = (offset: number): Place => {
    const position = lines.linePos(offset)
    return { line: Math.max(1, position.line) + firstLine - 1, column: Math.max(1, position.col) }
  }
  const stumbles = () => [...document.errors, ...document.warnings, ...aliasesIn(document, text)]
  const unreadable = tooDeep === null ? stumbles() : [nested(tooDeep)]
  // One bracket too many can make the parser stumble ten thousand times.
  const found = [...unreadable, ...takeDoubles(document)].slice(0, 10)
  return {
    file,
    value: unreadable.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    isReadable: unreadable.length === 0,
    mistakes: found.map(stumble => {
      const place = { file, ...placeAt(stumble.pos[0]) }
      const line = lineAt(text, stumble.pos[0])
      return {
        ...place,
        severity: 'error',
        ...describe(stumble, { isFenced: firstLine > 1, line }),
      }
    }),
    placeOf: path => placeAt(offsetOf(document, path)),
    placeOfKey: (path, key) => placeAt(offsetOfKey(document, path, key)),
    writtenAt: path => inOneLine(text, document.getIn(path, true)),
    commentBehind: path => commentBehind(text, document.getIn(path, true)),
  }
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return text.slice(start).split('\n', 1)[0] ?? ''
}

/** Keys written twice are ours to find: the library would read the last. */
const plainly = {
  logLevel: 'error',
  prettyErrors: false,
  uniqueKeys: false,
  version: '1.2',
} as const

type Stumble = {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

function nested(start: number): Stumble {
  const message = `more than ${deepest} lists and keys stand in one another here`
  return { code: 'TOO_DEEP', message, pos: [start, start] }
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

/** Takes every key but the first of its name away. */
function takeDoubles(document: Document.Parsed<ParsedNode>): Stumble[] {
  const found: Stumble[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      const isDouble = ({ key }: Pair) => isScalar(key) && seen.size === seen.add(key.value).size
      const doubles = map.items.filter(isDouble)
      map.items = map.items.filter(pair => !doubles.includes(pair))
      for (const { key } of doubles) {
        if (!isScalar(key)) continue
        const start = key.range?.[0] ?? 0
        found.push({
          code: 'DUPLICATE_KEY',
          message: `"${key.value}" is written twice`,
          pos: [start, start],
        })
      }
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

const longestQuotation = 80

function inOneLine(text: string, node: unknown): string {
  if (!hasRange(node)) return ''
  const [line = '', ...more] = text.slice(node.range[0], node.range[1]).split(/\r?\n/)
  const isCut = more.some(rest => rest.trim() !== '') || line.length > longestQuotation
  return isCut ? `${line.slice(0, longestQuotation).trimEnd()} …` : line
}

function commentBehind(text: string, node: unknown): string | null {
  if (!isScalar(node) || node.type !== 'PLAIN' || !hasRange(node)) return null
  return /^[ \t]+(#.*)/.exec(text.slice(node.range[1]))?.[1]?.trimEnd() ?? null
}

type Around = { readonly isFenced: boolean; readonly line: string }

function describe(
  { code, message }: Stumble,
  around: Around,
): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  return {
    code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
    // The library's own words tell programmers what to call instead.
    message:
      code === 'MULTIPLE_DOCS'
        ? 'a second text begins here'
        : (message.split('\n')[0]?.trim() ?? message),
    hint: hintFor(code, around) ?? hintFrom(message, around),
  }
}

function hintFor(code: string, { isFenced }: Around): string | null {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two lines.'
  if (code === 'ALIAS') return 'Write the value itself in both places.'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML does not accept tabs.'
  if (code === 'TOO_DEEP') return 'Take brackets or indents away: a list of texts is [one, two].'
  if (code === 'MULTIPLE_DOCS')
    return isFenced
      ? 'Close the front matter with "---" and nothing else.'
      : 'Take away the line "---" or "..." and what follows it.'
  return null
}

/** Where one code of the library stands for several mistakes. */
function hintFrom(message: string, { line }: Around): string {
  const colon = /^Implicit/.test(message) ? hintForColon(line) : null
  if (colon !== null) return colon
  if (/^Missing closing/.test(message)) return 'Close the quotation marks in the same line.'
  if (/end with a [\]}]/.test(message))
    return 'Close the bracket, or put quotation marks around it all.'
  if (/^Implicit map keys/.test(message))
    return 'Write "key: value" there; above a text that follows, write a line "---".'
  if (/^Unresolved tag/.test(message)) return 'Write the value without "!", or in quotation marks.'
  return 'Put quotation marks around text that holds ":", "#" or a quotation mark.'
}

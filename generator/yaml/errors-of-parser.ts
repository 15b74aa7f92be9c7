import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  type ParsedNode,
  visit,
  type YAMLError,
} from 'yaml'
import type { YamlMistake } from './find-mistakes.ts'

/**
 * What the parser could not read, each mistake once and where an author has to mend it. The parser reports where it
 * gave up, which can be many lines after a quotation mark or a bracket that nothing closes, and then goes on to report
 * what follows from it.
 */
export function errorsOfParser(document: Document.Parsed<ParsedNode>, text: string): YamlMistake[] {
  // Placing one looks at the whole text, and a single wrong bracket can lead to ten thousand.
  const errors = [...document.errors, ...document.warnings].slice(0, 100)
  const seen = new Set<number>()
  return errors.flatMap(error => {
    const mistake = mistakeOf(error, { document, text })
    const start = startOfLine(text, mistake.pos[0])
    const isFirst = seen.size !== seen.add(start).size
    return isFirst || !consequences.has(error.code) ? [mistake] : []
  })
}

/** Errors that say nothing new if there is another in the same line. */
const consequences: ReadonlySet<string> = new Set<YAMLError['code']>([
  'BAD_INDENT',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
])

type Read = { readonly document: Document.Parsed<ParsedNode>; readonly text: string }

function mistakeOf(error: YAMLError, read: Read): YamlMistake {
  const { code, message, pos } = error
  return (
    unclosedBefore(pos[0], read) ??
    indentedBehind(error, read.text) ??
    beforeFirstKey(error, read) ?? { code, message, pos }
  )
}

/** What was opened before, and was not closed or, being a text in quotation marks, by the mark of another text. */
function unclosedBefore(end: number, { document, text }: Read): YamlMistake | null {
  let found: YamlMistake | null = null
  visit(document, {
    Node: (_, node) => {
      const [start, until] = node.range ?? [end, end]
      const written = text.slice(start, until)
      const isLast = until <= end && text.slice(until, end).trim() === ''
      if (isLast && isEnclosed(node) && isUnclosed(written)) found = unclosed(written, start)
    },
  })
  return found
}

/** A block of keys may begin with a quotation mark, too. */
function isEnclosed(node: Node): boolean {
  if (isCollection(node)) return node.flow === true
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' }

function isUnclosed(written: string): boolean {
  const sign = closing[written.charAt(0)] ?? ''
  const isOverLines = isQuoted(written) && written.includes('\n')
  return written.length < 2 || !written.endsWith(sign) || isOverLines
}

function isQuoted(written: string): boolean {
  return written.startsWith('"') || written.startsWith("'")
}

function unclosed(written: string, start: number): YamlMistake {
  const pos = [start, start] as const
  return isQuoted(written)
    ? { code: 'OPEN_QUOTE', message: 'these quotation marks are not closed in the same line', pos }
    : { code: 'OPEN_BRACKET', message: 'this bracket is not closed', pos }
}

/** The parser takes a line with more spaces before it for a part of the value above. */
function indentedBehind({ code, pos }: YAMLError, text: string): YamlMistake | null {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return null
  const [line = '', next = ''] = text.slice(startOfLine(text, pos[0])).split('\n', 2)
  const [indent = ''] = /^ *(?=[A-Za-z]+:)/.exec(next) ?? []
  const own = /^ */.exec(line)?.[0] ?? ''
  const isOfNext =
    indent.length > own.length && !/:\s/.test(text.slice(pos[0]).split('\n', 1)[0] ?? '')
  if (!isOfNext) return null
  const start = startOfLine(text, pos[0]) + line.length + 1 + indent.length
  return {
    code: 'INDENTED',
    message: 'this line is indented, as if it belonged to the value above',
    pos: [start, start],
  }
}

function beforeFirstKey({ code, pos }: YAMLError, { document, text }: Read): YamlMistake | null {
  const first = isMap(document.contents) ? document.contents.items[0] : null
  const key = isPair(first) ? first.key : null
  if (code !== 'UNEXPECTED_TOKEN' || key === null) return null
  const start = startOfLine(text, pos[0])
  const column = key.range[0] - startOfLine(text, key.range[0])
  const isKey = /^ *[A-Za-z]+:/.test(text.slice(start)) && text.slice(start, pos[0]).trim() === ''
  if (!isKey || pos[0] - start >= column) return null
  const message = 'this line begins further left than the first key'
  return { code: 'OUTDENTED', message, pos }
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

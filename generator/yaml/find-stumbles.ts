import { type Document, isScalar, type Pair, type ParsedNode, visit } from 'yaml'
import type { Finding } from '../diagnostic.ts'
import { deepest } from './find-too-deep.ts'
import { hintForColon } from './hint-for-colon.ts'

/** Something in a text that YAML, or this reader, does not allow. */
export type Stumble = {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

type Found = { readonly stumbles: readonly Stumble[]; readonly isReadable: boolean }

/** Also removes keys that are written twice from the document, so that their first value counts. */
export function findStumbles(
  document: Document.Parsed<ParsedNode>,
  text: string,
  tooDeep: number | null,
): Found {
  const unreadable =
    tooDeep === null
      ? [
          ...document.errors,
          ...document.warnings,
          ...aliasesIn(document, text),
          ...tagsIn(document, text),
        ]
      : [nested(tooDeep)]
  // A single wrong bracket can lead to ten thousand errors of the parser.
  const stumbles = [...unreadable, ...takeDoubles(document)].slice(0, 10)
  return { stumbles, isReadable: unreadable.length === 0 }
}

function nested(start: number): Stumble {
  const message = `lists and keys are nested more than ${deepest} levels deep here`
  return { code: 'TOO_DEEP', message, pos: [start, start] }
}

/** Aliases are refused: a few aliases of aliases can make a value too large for any machine. */
function aliasesIn(document: Document.Parsed<ParsedNode>, text: string): Stumble[] {
  const found: Stumble[] = []
  if (!text.includes('*')) return found
  visit(document, {
    Alias: (_, { source, range }) => {
      const start = range?.[0] ?? 0
      const message = `"*${source}" refers to a value elsewhere, which is not supported`
      found.push({ code: 'ALIAS', message, pos: [start, start] })
    },
  })
  return found
}

const foreignTag = /^tag:yaml\.org,2002:(timestamp|binary|set|omap|pairs)$/

/** Refused: the library makes dates, bytes and sets of them, which no key of ours takes, however the rest is written. */
function tagsIn(document: Document.Parsed<ParsedNode>, text: string): Stumble[] {
  const found: Stumble[] = []
  if (!text.includes('!')) return found
  visit(document, {
    Value: (_, { tag, range }) => {
      const [, name] = foreignTag.exec(tag ?? '') ?? []
      if (name === undefined) return
      const value = range?.[0] ?? 0
      const written = text.lastIndexOf(`!!${name}`, value)
      const start = written < 0 ? value : written
      found.push({ code: 'TAG', message: `"!!${name}" is not supported`, pos: [start, start] })
    },
  })
  return found
}

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

type Around = { readonly isFenced: boolean; readonly text: string }

export function describeStumble({ code, message, pos }: Stumble, around: Around): Finding {
  return {
    code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
    // The library's own message is about what a programmer should call instead.
    message:
      code === 'MULTIPLE_DOCS'
        ? 'a second YAML document begins here'
        : (message.split('\n')[0]?.trim() ?? message),
    hint: hintFor(code, around) ?? hintFrom(message, lineAt(around.text, pos[0])),
  }
}

function hintFor(code: string, { isFenced }: Around): string | null {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two lines.'
  if (code === 'ALIAS') return 'Write the value itself in both places.'
  if (code === 'TAG')
    return 'Write the value without it: a day is 2026-02-28, a list is [one, two].'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML does not accept tabs.'
  if (code === 'TOO_DEEP') return 'Remove brackets or indents: a list of texts is [one, two].'
  if (code === 'MULTIPLE_DOCS')
    return isFenced
      ? 'Close the front matter with "---" and nothing else.'
      : 'Remove the line "---" or "..." and everything after it.'
  return null
}

/** For errors whose code stands for several mistakes. */
function hintFrom(message: string, line: string): string {
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

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return text.slice(start).split('\n', 1)[0] ?? ''
}

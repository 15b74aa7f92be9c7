import { type Document, isScalar, type Pair, type ParsedNode, visit } from 'yaml'
import { errorsOfParser, startOfLine } from './errors-of-parser.ts'
import { deepest } from './find-too-deep.ts'

/** Something in a text that YAML, or this reader, does not allow. */
export type YamlMistake = {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

type Found = { readonly mistakes: readonly YamlMistake[]; readonly isReadable: boolean }

/** Also removes keys that are written twice from the document, so that their first value counts. */
export function findMistakes(
  document: Document.Parsed<ParsedNode>,
  text: string,
  tooDeep: number | null,
): Found {
  const conflict = conflictIn(text)
  if (conflict !== null) return { mistakes: [conflict], isReadable: false }
  const unreadable = tooDeep === null ? unreadableIn(document, text) : [nested(tooDeep)]
  // A single wrong bracket can lead to ten thousand errors of the parser.
  const mistakes = [...unreadable, ...takeDoubles(document)].slice(0, 10)
  return { mistakes, isReadable: unreadable.length === 0 }
}

/** Both sides of it stand there, which the parser would take for many mistakes. */
function conflictIn(text: string): YamlMistake | null {
  const start = /^<{7} /m.exec(text)?.index
  if (start === undefined) return null
  const message = 'a conflict that Git left there begins in this line'
  return { code: 'CONFLICT', message, pos: [start, start] }
}

function unreadableIn(document: Document.Parsed<ParsedNode>, text: string): YamlMistake[] {
  const aliases = aliasesIn(document, text)
  const lines = new Set(aliases.map(({ pos }) => startOfLine(text, pos[0])))
  // In "*One* and two", the parser takes what follows for a mistake of its own.
  const isOwn = ({ code, pos }: YamlMistake) =>
    code !== 'UNEXPECTED_TOKEN' || !lines.has(startOfLine(text, pos[0]))
  const errors = errorsOfParser(document, text).filter(isOwn)
  // An alias is told alone: to whoever writes the value itself, its name is of no more use.
  const anchors = aliases.length > 0 ? [] : anchorsIn(document, text)
  return [...errors, ...aliases, ...anchors, ...tagsIn(document, text)]
}

function nested(start: number): YamlMistake {
  const message = `lists and keys are nested more than ${deepest} levels deep here`
  return { code: 'TOO_DEEP', message, pos: [start, start] }
}

/** Aliases are refused: a few aliases of aliases can make a value too large for any machine. */
function aliasesIn(document: Document.Parsed<ParsedNode>, text: string): YamlMistake[] {
  const found: YamlMistake[] = []
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

/** Refused, since no alias may use them: "&amp; more" would lose its first word. */
function anchorsIn(document: Document.Parsed<ParsedNode>, text: string): YamlMistake[] {
  const found: YamlMistake[] = []
  if (!text.includes('&')) return found
  visit(document, {
    Value: (_, { anchor, range }) => {
      if (anchor === undefined) return
      const start = text.lastIndexOf(`&${anchor}`, range?.[0] ?? 0)
      const message = `"&${anchor}" gives a name to the value, which is not supported`
      found.push({ code: 'ANCHOR', message, pos: [start, start] })
    },
  })
  return found
}

const foreignTag = /^tag:yaml\.org,2002:(timestamp|binary|set|omap|pairs)$/

/** Refused: the library makes dates, bytes and sets of them, which no key of ours takes, however the rest is written. */
function tagsIn(document: Document.Parsed<ParsedNode>, text: string): YamlMistake[] {
  const found: YamlMistake[] = []
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

function takeDoubles(document: Document.Parsed<ParsedNode>): YamlMistake[] {
  const found: YamlMistake[] = []
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

import type { Diagnostic } from '../../diagnostic.ts'
import { insteadOf } from './instead-of.ts'
import { openPlainMarkdown } from './summarise.ts'

/** What other systems replace, and what would be published here as it was written. */
type Kind = {
  readonly called: string
  /** How it begins. The group is its name. */
  readonly pattern: RegExp
}

/** A backslash before it means that plain text was wanted. What a formula might contain has to have its end, too. */
const kinds: readonly Kind[] = [
  { called: 'a short code of Hugo', pattern: /(?<!\\)\{\{[<%]\s*\/?\s*([\w./-]+)/g },
  {
    called: 'a tag of Jekyll or Eleventy',
    pattern: /(?<![\\{])\{%-?[ \t]*(?:end)?([a-z]\w*)(?=[^%]*%\})/g,
  },
  {
    called: 'a value of a template',
    pattern: /(?<!\\)\{\{-?\s*((?:site|page|post|include|layout)\.\w+)/g,
  },
  {
    called: 'a short code of WordPress',
    pattern:
      /(?<!\\)\[(?:\/(?=(?:audio|caption|code|embed|gallery|playlist|sourcecode|video|vimeo|youtube)\])|(?=[a-z][\w-]* +[\w-]+=["'“”])|(?=[a-z][\w-]* +(?:columns|count|height|ids?|limit|size|width)=\d)|(?<=^\[)(?=[a-z][\w-]* +[\w-]+=\d[^\]\n]*\]$)|(?=(?:embed|vimeo|youtube)[ =]https?:)|(?<=^\[)(?=(?:gallery|playlist|[a-z]+[-_][\w-]*)\]$))([a-z][\w-]*)/gm,
  },
  { called: 'a file shown by Obsidian', pattern: /(?<!\\)!\[\[([^\]\n|#]+)/g },
  { called: 'a block of another system', pattern: /^:::+[ \t]*\{?\.?([a-z]\w*)/gm },
]

/** How all of them begin. */
const brace = /\{(?:%|\{(?:[<%]|-?\s*(?:site|page|post|include|layout)\.))/y
const bracket =
  /\[(?:\/[a-z][\w-]*\]|(?:gallery|playlist|[a-z]+[-_][\w-]*)\](?!\S)|[a-z][\w-]* +[\w-]+=|(?:embed|vimeo|youtube)[ =]http)|(?<=!)\[\[/y

/**
 * Whether a text is worth parsing. Plain texts have few braces and brackets, and looking for one character costs next
 * to nothing.
 */
function mayHoldForeign(body: string): boolean {
  return (
    isAnywhere(body, '{', brace) ||
    isAnywhere(body, '[', bracket) ||
    body.startsWith(':::') ||
    body.includes('\n:::')
  )
}

function isAnywhere(body: string, first: string, pattern: RegExp): boolean {
  for (let at = body.indexOf(first); at >= 0; at = body.indexOf(first, at + 1)) {
    pattern.lastIndex = at
    if (pattern.test(body)) return true
  }
  return false
}

type TextOfFile = { readonly file: string; readonly body: string; readonly bodyLine: number }

/** Warns once of each name, where it is first. Code samples are left alone. */
export function foreignMarkup({ file, body, bodyLine }: TextOfFile): Diagnostic[] {
  if (!mayHoldForeign(body)) return []
  const lines = body.split('\n')
  const found = new Map<string, Diagnostic>()
  let within: readonly [number, number] = [0, lines.length]
  const definitions: Definitions = {}
  const closed = closedAlone(body)
  for (const { type, content, map } of openPlainMarkdown().parse(body, definitions)) {
    // A cell of a table does not know its line, but its row does.
    within = map ?? within
    if (!(type === 'inline' || (type === 'html_block' && isProse(content)))) continue
    for (const { called, text, name } of foreignIn(content, closed)) {
      const key = `${called} ${name}`
      if (found.has(key) || isLink(text, definitions)) continue
      const place = placeOf(text, lines, within)
      found.set(key, {
        file,
        line: bodyLine + place.line,
        column: place.column + 1,
        severity: 'warning',
        code: 'foreign-markup',
        message: `"${text}" is shown as text: it is ${called}`,
        hint: insteadOf(name),
      })
    }
  }
  return [...found.values()]
}

/** What the parser finds defined, such as "[recent-posts]: https://…", under names in capitals. */
type Definitions = { readonly references?: Readonly<Record<string, unknown>> }

/** `text` is the beginning of a short code, such as "[recent-posts". */
function isLink(text: string, { references = {} }: Definitions): boolean {
  return Object.hasOwn(references, text.slice(1).toUpperCase())
}

function isProse(html: string): boolean {
  return !/<(?:pre|code|script|style|textarea|svg|!--)/i.test(html)
}

const samples = [
  /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/gs,
  /<(code|pre|kbd|samp)\b[^>]*>.*?<\/\1>|<!--.*?-->/gis,
  /(?<![\\\w])\$\$.+?\$\$/gs,
  /(?<![\\\w])\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)/g,
]

/**
 * Names of blocks that end alone in a line, as "[/box]". If they also begin so, they are no joke such as "[rant] Never.
 * [/rant]".
 */
function closedAlone(body: string): ReadonlySet<string> {
  if (!body.includes('[/')) return new Set()
  return new Set(
    [...body.matchAll(/^[ \t]*\[\/([a-z][\w-]*)\]\s*?$/gm)].map(([, name = '']) => name),
  )
}

const block: Kind = {
  called: 'a short code of WordPress',
  pattern: /(?<=^[ \t]*)\[([a-z][\w-]*)(?=(?: [^\]\n]*)?\][ \t]*$)/gm,
}

function foreignIn(written: string, closed: ReadonlySet<string>) {
  const prose = samples.reduce((rest, pattern) => rest.replace(pattern, ' '), written)
  const foundOf = ({ called, pattern }: Kind) =>
    [...prose.matchAll(pattern)].map(([text, name = '']) => ({ called, text, name: name.trim() }))
  const blocks = closed.size === 0 ? [] : foundOf(block).filter(({ name }) => closed.has(name))
  return [...kinds.flatMap(foundOf), ...blocks]
}

/** Lines and columns count from 0. The text may go on in the next line; it is found by its beginning. */
function placeOf(text: string, lines: readonly string[], [first, end]: readonly [number, number]) {
  const beginning = text.split('\n', 1)[0] ?? text
  for (let line = first; line < end; line += 1) {
    const column = lines[line]?.indexOf(beginning) ?? -1
    if (column >= 0) return { line, column }
  }
  return { line: first, column: 0 }
}

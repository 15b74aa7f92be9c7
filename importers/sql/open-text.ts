import { SourceRefused } from '../source.ts'
import { decodeText } from '../text/decode.ts'
import { endOfText, readQuoted } from './quoted.ts'

export type Token = {
  /** A `word` is bare: a keyword, a name or a number. A `name` and a `text` stood in quotation marks. */
  readonly kind: 'word' | 'name' | 'text' | 'sign'
  readonly text: string
  /** The sign that it stood in. */
  readonly mark?: string
}

export type SqlText = {
  /** MySQL reads `\'` in a text as a quotation mark; elsewhere that is where the text ends. */
  dialect: 'mysql' | 'standard'
  /** `null` at the end of the file. */
  next(): Promise<Token | null>
  /** What is left of the line. */
  line(): Promise<string | null>
  strange(): string[]
}

/** In characters: what is longer no person wrote. */
const longest = 32 * 1024 * 1024
/** So much is always there to look at; only what stands in quotation marks is longer. */
const ahead = 64 * 1024

/** A slash and an exclamation mark begin no comment: MySQL runs what is in it. */
const between = /(?:\s+|--[^\n]*|#[^\n]*|\/\*(?!M?!).*?\*\/|\/\*M?!\d*|\*\/)+/sy
const bare = /[\p{L}_@][\p{L}\d_@$]*|[+-]?\d(?:[\w.]|(?<=e)[+-])*/iuy

/** A dump as the words and texts that it is made of, one by one. */
export async function openSqlText(path: string): Promise<SqlText> {
  const { pieces, strange } = await decodeText(path)
  const source = pieces[Symbol.asyncIterator]()
  let text = ''
  let at = 0
  let isWhole = false

  /** At least so many letters more, or all that are left. */
  async function pull(least: number): Promise<void> {
    const parts = [text.slice(at)]
    let length = 0
    while (length < least && !isWhole) {
      const { done, value } = await source.next()
      isWhole = done === true
      // Nothing ends with the file's last letter, so that what comes next to it can be asked.
      parts.push(value ?? '\n')
      length += value?.length ?? 1
    }
    text = parts.join('')
    at = 0
    if (text.length > longest + least)
      throw new SourceRefused(`${path} holds a single text of more than 32 million characters`)
  }

  function takeFound(pattern: RegExp): string {
    pattern.lastIndex = at
    const [found = ''] = pattern.exec(text) ?? []
    at += found.length
    return found
  }

  /** `find` tells where something ends, and -1 as long as that is not there. */
  async function takeUntil(find: () => number): Promise<string> {
    for (let end = find(); ; end = find()) {
      if (end >= 0) {
        const found = text.slice(at, end)
        at = end
        return found
      }
      if (isWhole) throw new SourceRefused(`${path} is not whole: it ends within a text`)
      // As much again as was looked through in vain: a long text is not looked through for each piece of it.
      await pull(text.length - at)
    }
  }

  const sql: SqlText = {
    dialect: 'standard',
    strange,
    async next() {
      do {
        if (!isWhole && text.length - at < ahead) await pull(ahead)
      } while (takeFound(between) !== '')
      if (text.startsWith('/*', at)) await takeUntil(() => text.indexOf('*/', at))
      if (at >= text.length) return null
      const written = takeFound(bare)
      const mark = text[at] ?? ''
      const isPrefix = /^(?:e|n|x|b|_\w+)$/i.test(written) && mark === "'"
      if (written !== '' && !isPrefix) return { kind: 'word', text: written }
      if (!/['"`$]/.test(mark)) {
        at += 1
        return { kind: 'sign', text: mark }
      }
      const dialect = /^e$/i.test(written) ? 'mysql' : sql.dialect
      const quoted = await takeUntil(() => endOfText(text, at, dialect))
      return readQuoted(quoted, { prefix: written.toLowerCase(), dialect })
    },
    async line() {
      if (at >= text.length && isWhole) return null
      const line = await takeUntil(() => text.indexOf('\n', at))
      at += 1
      return line.replace(/\r$/, '')
    },
  }
  return sql
}

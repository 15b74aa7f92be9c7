import { decodeText } from '../text/decode.ts'
import { ReadAhead } from '../text/read-ahead.ts'
import { endOfText, readQuoted } from './quoted.ts'

export type Token = {
  /** A `word` is bare: a keyword, a name or a number. A `name` or a `text` was in quotation marks. */
  readonly kind: 'word' | 'name' | 'text' | 'sign'
  readonly text: string
  /** The quotation mark that it was in. */
  readonly mark?: string
}

export type SqlText = {
  /** In MySQL, `\'` is a quotation mark within a text; elsewhere the text ends there. */
  dialect: 'mysql' | 'standard'
  /** Returns `null` at the end of the file. */
  next(): Promise<Token | null>
  /** Returns the rest of the line; `null` at the end of the file. */
  line(): Promise<string | null>
  strange(): string[]
}

/** `/*!` begins no comment, because MySQL runs what is in it. */
const between = /(?:\s+|--[^\n]*|#[^\n]*|\/\*(?!M?!).*?\*\/|\/\*M?!\d*|\*\/)+/sy
const bare = /[\p{L}_@][\p{L}\d_@$]*|[+-]?\d(?:[\w.]|(?<=e)[+-])*/iuy

/** Splits a dump into tokens, one by one. */
export async function openSqlText(path: string): Promise<SqlText> {
  const { pieces, strange } = await decodeText(path)
  const ahead = new ReadAhead(path, pieces)
  const sql: SqlText = {
    dialect: 'standard',
    strange,
    async next() {
      await passBetween(ahead)
      return ahead.isAtEnd() ? null : takeToken(ahead, sql.dialect)
    },
    async line() {
      await ahead.fill()
      if (ahead.isAtEnd()) return null
      const line = await ahead.takeUntil((text, start) => text.indexOf('\n', start))
      ahead.take(1)
      return line.replace(/\r$/, '')
    },
  }
  return sql
}

async function passBetween(ahead: ReadAhead): Promise<void> {
  for (;;) {
    await ahead.fill()
    if (ahead.takeFound(between) !== '') continue
    if (!ahead.startsWith('/*')) return
    // The comment is longer than the text that was read ahead.
    await ahead.takeUntil(endOfComment)
  }
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('*/', start + 2)
  return end < 0 ? -1 : end + 2
}

async function takeToken(ahead: ReadAhead, dialect: SqlText['dialect']): Promise<Token> {
  const written = ahead.takeFound(bare)
  const isPrefix = /^(?:e|n|x|b|_\w+)$/i.test(written) && ahead.startsWith("'")
  if (written !== '' && !isPrefix) return { kind: 'word', text: written }
  if (!/['"`$]/.test(ahead.peek())) return { kind: 'sign', text: ahead.take(1) }
  const own = /^e$/i.test(written) ? 'mysql' : dialect
  const quoted = await ahead.takeUntil((text, start) => endOfText(text, start, own))
  return readQuoted(quoted, { prefix: written.toLowerCase(), dialect: own })
}

import { SourceRefused } from '../source.ts'
import { decodeText } from '../text/decode.ts'
import { longestRecord, longestText } from '../text/longest.ts'
import { endOfQuoted } from '../text/quoted.ts'

type Row = Readonly<Record<string, string>>
type CsvFile = { readonly rows: AsyncIterable<Row>; strange(): string[] }

/** Reads the rows of a table whose first line names the columns: https://www.rfc-editor.org/rfc/rfc4180 */
export async function readCsv(path: string): Promise<CsvFile> {
  const { pieces, strange } = await decodeText(path)
  async function* rows(): AsyncGenerator<Row> {
    let names: readonly string[] | null = null
    for await (const cells of cellsIn(path, pieces)) {
      if (names !== null && cells.length > 1)
        yield Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
      names ??= cells.map(name => name.trim())
    }
  }
  return { rows: rows(), strange }
}

async function* cellsIn(path: string, pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let text = ''
  let inVain = 0
  for await (const piece of pieces) {
    text += piece
    if (text.length > longestRecord)
      throw new SourceRefused(`${path} holds a single row of more than 32 million characters`)
    // An incomplete row is searched again only when the text has doubled. With each piece, time would grow with its
    // square.
    if (text.length < inVain * 2) continue
    const { rows, rest } = takeRows(text)
    yield* rows
    text = rest
    inVain = rest.length
  }
  const { rows, rest } = takeRows(`${text}\n`)
  if (rest !== '') throw new SourceRefused(`${path} is incomplete: it ends within quotation marks`)
  yield* rows
}

/** Returns the complete rows, and the beginning of the next one. */
function takeRows(text: string): { readonly rows: string[][]; readonly rest: string } {
  const rows: string[][] = []
  let cells: string[] = []
  let end = 0
  for (let cell = cellAt(text, 0); cell !== null; cell = cellAt(text, cell.end)) {
    cells.push(cell.value)
    if (cell.isLast) {
      rows.push(cells)
      cells = []
      end = cell.end
    }
  }
  return { rows, rest: text.slice(end) }
}

type Cell = { readonly value: string; readonly end: number; readonly isLast: boolean }

const parting = /[^,\r\n]*(,|\r?\n)/y

/** Returns `null` if the end of the cell has not been read yet. */
function cellAt(text: string, start: number): Cell | null {
  const isQuoted = text[start] === '"'
  const until = isQuoted ? endOfQuoted(text, start) : start
  if (until < 0) return null
  parting.lastIndex = until
  const [whole = '', sign = ''] = parting.exec(text) ?? []
  if (sign === '') return null
  const value = isQuoted
    ? text.slice(start + 1, Math.min(until - 1, start + longestText)).replaceAll('""', '"')
    : withoutNull(whole.slice(0, -sign.length))
  return { value, end: until + whole.length, isLast: sign !== ',' }
}

/** phpMyAdmin writes a missing value as NULL, and PostgreSQL as \N. */
function withoutNull(value: string): string {
  return value === 'NULL' || value === '\\N' ? '' : value
}

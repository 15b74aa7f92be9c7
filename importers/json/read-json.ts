import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { SourceRefused } from '../source.ts'
import { decodeText } from '../text/decode.ts'
import { longestRecord } from '../text/longest.ts'

type JsonRecord = {
  readonly value: unknown
  /** Where it was found: ["comments", "12"] for `$.comments.*`. */
  readonly keys: readonly string[]
}

type JsonFile = { readonly records: AsyncIterable<JsonRecord>; strange(): string[] }

const deepest = 64

/**
 * Reads one record at a time, so the size of the file does not matter. A record is each value at one of `paths`, such
 * as `$.comments.*`, or `$` for a whole document. A file may hold several documents, on lines of their own or not.
 */
export async function readJson(path: string, paths: readonly string[]): Promise<JsonFile> {
  const { pieces, strange } = await decodeText(path)
  return { records: parse(path, pieces, paths), strange }
}

async function* parse(
  path: string,
  pieces: AsyncIterable<string>,
  paths: readonly string[],
): AsyncGenerator<JsonRecord> {
  let finished: JsonRecord[] = []
  let since = 0
  const write = createParser(path, paths, record => {
    finished.push(record)
    since = 0
  })
  for await (const piece of withoutHeading(pieces)) {
    since += piece.length
    if (since > longestRecord)
      throw new SourceRefused(
        `${path} holds a single record of more than ${longestRecord / 1024 / 1024} million characters, or none at all`,
      )
    write(piece)
    yield* finished
    finished = []
  }
  write(null)
  yield* finished
}

/** LeanCloud puts `#filetype:JSON-streaming …` on the first line. */
async function* withoutHeading(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const piece of pieces) {
    yield isFirst ? piece.replace(/^#[^\n]*(?:\n|$)/, '') : piece
    isFirst = false
  }
}

/** The returned function takes text, and `null` at the end. */
function createParser(
  path: string,
  paths: readonly string[],
  keep: (record: JsonRecord) => void,
): (text: string | null) => void {
  const tokens = new Tokenizer({ separator: '' })
  const parser = new TokenParser({ paths: [...paths], keepStack: false, separator: '' })
  let depth = 0
  let offset = 0
  const refuse = (error: Error) => {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(`${path} is not JSON, or is incomplete: see byte ${offset}`, {
      cause: error,
    })
  }
  tokens.onError = refuse
  parser.onError = refuse
  tokens.onToken = token => {
    offset = token.offset
    depth += change[token.token] ?? 0
    if (depth > deepest)
      throw new SourceRefused(
        `${path} nests values deeper than ${deepest}: it is not an export of that system`,
      )
    parser.write(token)
  }
  parser.onValue = ({ value, key, stack }) => {
    const keys = [...stack.slice(1).map(level => level.key), key]
    keep({ value, keys: keys.filter(one => one !== undefined).map(String) })
  }
  return text => {
    if (text !== null) return tokens.write(text)
    tokens.end()
    parser.end()
  }
}

const change: { readonly [type in TokenType]?: number } = {
  [TokenType.LEFT_BRACE]: 1,
  [TokenType.LEFT_BRACKET]: 1,
  [TokenType.RIGHT_BRACE]: -1,
  [TokenType.RIGHT_BRACKET]: -1,
}

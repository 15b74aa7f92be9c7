import { SourceRefused } from '../source.ts'
import type { SqlText, Token } from './open-text.ts'
import { openScale } from './weigh.ts'

type Value = string | null

const deepest = 16

/**
 * Reads values in brackets, of which the opening one has been read. Returns `null` if the file ends before the closing
 * one.
 */
export async function readValues(sql: SqlText, depth = 0): Promise<Value[] | null> {
  if (depth > deepest)
    throw new SourceRefused(`a dump nests brackets deeper than ${deepest}: no system writes that`)
  const values: Value[] = []
  const weigh = openScale()
  for (;;) {
    const { value, end } = await readValue(sql, depth)
    if (end === null) return null
    weigh(value)
    values.push(value)
    if (end === ')') return values
  }
}

type ReadValue = { readonly value: Value; readonly end: ',' | ')' | null }

/** The first token with a meaning counts: the text in `'2022-03-04'::date` and in `_binary 'words'`. */
async function readValue(sql: SqlText, depth: number): Promise<ReadValue> {
  let value: Value = null
  let last: Token | null = null
  for (;;) {
    const token = await sql.next()
    if (token === null) return { value, end: null }
    if (token.kind === 'sign') {
      if (token.text === ',' || token.text === ')') return { value, end: token.text }
      if (token.text !== '(') continue
      const inside = await readValues(sql, depth + 1)
      if (inside === null) return { value, end: null }
      value = called(last?.text.toLowerCase() ?? '', inside)
    } else value ??= meant(token)
    last = token
  }
}

function meant({ kind, text }: Token): Value {
  if (kind === 'text') return text
  if (/^0x(?:[\da-f]{2})+$/i.test(text)) return Buffer.from(text.slice(2), 'hex').toString('utf8')
  return /^(?:[+-]?\d|(?:true|false)$)/i.test(text) ? text : null
}

/**
 * Computes the functions with which SQLite writes line ends and characters, none of which makes a text longer: up to
 * 3.49 `replace` and `char`, then `unistr` (https://sqlite.org/lang_corefunc.html#unistr_quote). For any other function,
 * returns its first value.
 */
function called(
  name: string,
  [first = null, second = null, third = null]: readonly Value[],
): Value {
  if (name === 'char') return first === null ? null : String.fromCodePoint(Number(first) & 0xffff)
  if (name === 'replace' && first !== null && second !== null && third !== null)
    return third.length < second.length ? first.replaceAll(second, () => third) : first
  if (name === 'unistr' && first !== null)
    return first.replace(/\\(?:u([\da-f]{4})|\\)/gi, (_, code = '5c') =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return first
}

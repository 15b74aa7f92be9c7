import type { SqlText, Token } from './open-text.ts'
import { openScale } from './weigh.ts'

type Named = {
  /** Without its schema, in small letters. */
  readonly name: string
  /** Whether it was in the quotation marks that only MySQL has. */
  readonly isOfMysql: boolean
  /** The token that follows it. */
  readonly next: Token | null
}

/** Reads a name such as `public.comments`, "comments" or `wl_Comment`. */
export async function readName(sql: SqlText, first: Token | null): Promise<Named> {
  let name = first
  let next = await sql.next()
  while (isSign(next, '.')) {
    name = await sql.next()
    next = await sql.next()
  }
  return {
    name: name?.text.toLowerCase() ?? '',
    isOfMysql: name?.mark === '`',
    next,
  }
}

/** Reads names in brackets, of which the opening one has been read. */
export async function readNames(sql: SqlText): Promise<string[]> {
  const names: string[] = []
  const weigh = openScale()
  for (let token = await sql.next(); token !== null; token = await sql.next()) {
    if (isSign(token, ')')) break
    if (token.kind === 'sign') continue
    weigh(token.text)
    names.push(token.text.toLowerCase())
  }
  return names
}

const constraints =
  /^(?:primary|unique|key|index|constraint|foreign|check|fulltext|spatial|exclude|like|period)$/i

/** Reads the columns of a CREATE TABLE: the first name after each comma, unless it begins a constraint. */
export async function readColumns(sql: SqlText): Promise<string[]> {
  const columns: string[] = []
  const weigh = openScale()
  let depth = 1
  let isFirst = true
  for (let token = await sql.next(); token !== null && depth > 0; token = await sql.next()) {
    if (isFirst && isColumn(token)) {
      weigh(token.text)
      columns.push(token.text.toLowerCase())
    }
    isFirst = depth === 1 && isSign(token, ',')
    if (isSign(token, '(')) depth += 1
    if (isSign(token, ')')) depth -= 1
    if (depth === 0) break
  }
  return columns
}

function isColumn({ kind, text }: Token): boolean {
  return kind === 'name' || (kind === 'word' && !constraints.test(text))
}

export function isSign(token: Token | null, text: string): boolean {
  return token?.kind === 'sign' && token.text === text
}

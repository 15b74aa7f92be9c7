import { longestText } from '../text/longest.ts'
import { endOfQuoted } from '../text/quoted.ts'
import type { SqlText, Token } from './open-text.ts'

type Dialect = SqlText['dialect']

/** Returns the position after the closing mark; -1 if that has not been read yet. */
export function endOfText(text: string, start: number, dialect: Dialect): number {
  if (text[start] === '$') return endOfDollars(text, start)
  const isEscaped = dialect === 'mysql' && text[start] !== '`'
  return endOfQuoted(text, start, isEscaped ? '\\' : '')
}

/** PostgreSQL keeps functions between `$words$` and `$words$`. A single `$` is a sign of its own. */
function endOfDollars(text: string, start: number): number {
  const mark = /\$\w*\$/y
  mark.lastIndex = start
  const [found] = mark.exec(text) ?? []
  if (found === undefined) return start + 1
  const end = text.indexOf(found, start + found.length)
  return end < 0 ? -1 : end + found.length
}

type Written = { readonly prefix: string; readonly dialect: Dialect }

export function readQuoted(quoted: string, { prefix, dialect }: Written): Token {
  const mark = quoted[0] ?? ''
  if (mark === '$') return { kind: 'sign', text: quoted }
  const inside = quoted.slice(1, Math.min(quoted.length - 1, longestText))
  if (prefix === 'x') return { kind: 'text', text: Buffer.from(inside, 'hex').toString('utf8') }
  const plain = inside.replaceAll(`${mark}${mark}`, mark)
  const isEscaped = dialect === 'mysql' && mark !== '`'
  return {
    kind: mark === "'" ? 'text' : 'name',
    text: isEscaped ? lettersOf(inside, mark) : plain,
    mark,
  }
}

const letters: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  // Control-Z, which ends files on Windows, and NUL, which ends texts: no person typed them.
  ...{ Z: '', '0': '' },
}

/** The escapes of https://dev.mysql.com/doc/refman/9.0/en/string-literals.html, and of E'…' in PostgreSQL. */
function lettersOf(inside: string, mark: string): string {
  return inside.replace(new RegExp(`${mark}${mark}|\\\\(.)`, 'gs'), (_, letter?: string) =>
    letter === undefined ? mark : (letters[letter] ?? letter),
  )
}

/** Reads a value in a line of COPY: https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2 */
export function readCopied(written: string): string | null {
  if (written === '\\N') return null
  return written.replace(/\\([0-7]{1,3}|x[\da-f]{1,2}|.)/gis, (_, letter: string) => {
    if (/^[0-7]/.test(letter)) return String.fromCharCode(Number.parseInt(letter, 8))
    if (/^x./i.test(letter)) return String.fromCharCode(Number.parseInt(letter.slice(1), 16))
    return letters[letter] ?? letter
  })
}

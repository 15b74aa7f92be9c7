import { parseJson } from '../json/parse-json.ts'
import { SourceRefused } from '../source.ts'
import { isDatabase } from '../sqlite/open-database.ts'
import { decodeText } from '../text/decode.ts'

/** How a file keeps rows. JSON may be one object, a list, or one object on each line. */
type Shape = 'database' | 'object' | 'list' | 'lines' | 'sql' | 'csv'

/**
 * Tells the shape by the beginning of the file. `isRow` distinguishes a row from an object that holds rows. Anything
 * else counts as JSON, and is then refused as such.
 */
export async function shapeOf(path: string, isRow: (value: unknown) => boolean): Promise<Shape> {
  if (await isDatabase(path)) return 'database'
  const beginning = await beginningOf(path)
  refusePacked(path, beginning)
  if (beginning.startsWith('[')) return 'list'
  if (beginning.startsWith('{')) return isRow(firstLineOf(beginning)) ? 'lines' : 'object'
  // LeanCloud's first line says that what follows has one object on each line.
  if (beginning.startsWith('#filetype:JSON')) return 'lines'
  if (statement.test(beginning)) return 'sql'
  return /^"?[\w ]+"?(?:,"?[\w ]+"?)+\r?\n/.test(beginning) ? 'csv' : 'object'
}

const statement =
  /^(?:--|#|\/\*|\\|(?:set|pragma|begin|start|create|drop|insert|copy|use|lock)\b(?! *,))/i

function refusePacked(path: string, beginning: string): void {
  if (beginning.startsWith('PGDMP'))
    throw new SourceRefused(
      `${path} is in the own form of pg_dump; make SQL of it: pg_restore -f dump.sql ${path}`,
    )
}

async function beginningOf(path: string): Promise<string> {
  for await (const piece of (await decodeText(path)).pieces)
    if (piece.trim() !== '') return piece.replace(/^\uFEFF/, '').trimStart()
  return ''
}

function firstLineOf(beginning: string): unknown {
  return parseJson(beginning.split('\n', 1)[0] ?? '')
}

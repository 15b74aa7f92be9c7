import { SourceRefused } from '../source.ts'
import { isSign, readColumns, readName, readNames } from './names.ts'
import { openSqlText, type SqlText, type Token } from './open-text.ts'
import { readCopied } from './quoted.ts'
import { readValues } from './values.ts'

type SqlRow = {
  /** In small letters, without its schema. */
  readonly table: string
  /** By column, in small letters as PostgreSQL keeps them. */
  readonly value: Readonly<Record<string, string | null>>
}

type SqlFile = { readonly rows: AsyncIterable<SqlRow>; strange(): string[] }

/**
 * Reads the rows of INSERT and COPY statements in a dump as mysqldump, phpMyAdmin, pg_dump and sqlite3 write it.
 * Nothing in it is run.
 */
export async function readSql(path: string): Promise<SqlFile> {
  const sql = await openSqlText(path)
  return { rows: readStatements({ path, sql, columns: new Map(), zone: '' }), strange: sql.strange }
}

type Dump = {
  readonly path: string
  readonly sql: SqlText
  /** The columns of every table that the dump creates. */
  readonly columns: Map<string, readonly string[]>
  /** Added to moments without a zone, if the dump says that they are in UTC. */
  zone: '' | 'Z'
}

async function* readStatements(dump: Dump): AsyncGenerator<SqlRow> {
  const { sql } = dump
  for (let token = await sql.next(); token !== null; token = await sql.next()) {
    const verb = token.text.toLowerCase()
    if (verb === ';') continue
    // A command for psql is on a line of its own.
    if (verb === '\\') await sql.line()
    else if (verb === 'insert' || verb === 'replace') yield* readInsert(dump)
    else if (verb === 'copy') yield* readCopy(dump)
    else if (verb === 'create') await learnTable(dump)
    else if (verb === 'set') await learnZone(dump)
    else await skip(sql)
  }
}

async function skip(sql: SqlText): Promise<void> {
  for (let token = await sql.next(); token !== null; token = await sql.next())
    if (token.kind === 'sign' && token.text === ';') return
}

/** Reads `insert into comments (id, content) values ('a', 'Words'), …;` */
async function* readInsert(dump: Dump): AsyncGenerator<SqlRow> {
  const { sql } = dump
  const into = await findWord(sql, /^into$/i)
  if (into === null) return
  const { name, isOfMysql, next } = await readName(sql, await sql.next())
  sql.dialect = isOfMysql ? 'mysql' : 'standard'
  const columns = isSign(next, '(') ? await readNames(sql) : (dump.columns.get(name) ?? [])
  const values = /^values?$/i.test(next?.text ?? '') ? next : await findWord(sql, /^values?$/i)
  if (values === null) return
  let token = await sql.next()
  for (; isSign(token, '(') || isSign(token, ','); token = await sql.next()) {
    if (isSign(token, ',')) continue
    const row = await readValues(sql)
    if (row === null) throw new SourceRefused(`${dump.path} is incomplete: it ends within a row`)
    yield rowOf(dump, { table: name, columns, row })
  }
  sql.dialect = 'standard'
  if (!isSign(token, ';')) await skip(sql)
}

/** Reads `copy comments (id, content) from stdin;` and its lines, up to `\.` */
async function* readCopy(dump: Dump): AsyncGenerator<SqlRow> {
  const { sql } = dump
  const { name, next } = await readName(sql, await sql.next())
  const columns = isSign(next, '(') ? await readNames(sql) : (dump.columns.get(name) ?? [])
  await skip(sql)
  await sql.line()
  for (let line = await sql.line(); line !== '\\.'; line = await sql.line()) {
    if (line === null) throw new SourceRefused(`${dump.path} is incomplete: it ends within a table`)
    yield rowOf(dump, { table: name, columns, row: line.split('\t').map(readCopied) })
  }
}

type Row = {
  readonly table: string
  readonly columns: readonly string[]
  readonly row: readonly (string | null)[]
}

function rowOf({ zone }: Dump, { table, columns, row }: Row): SqlRow {
  const cells = columns.map((column, at) => [column, inZone(column, row[at] ?? null, zone)])
  return { table, value: Object.fromEntries(cells) }
}

const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/

function inZone(column: string, value: string | null, zone: Dump['zone']): string | null {
  return value !== null && /at$/.test(column) && moment.test(value) ? `${value}${zone}` : value
}

async function learnTable({ sql, columns }: Dump): Promise<void> {
  const what = await sql.next()
  const table = /^temp/i.test(what?.text ?? '') ? await sql.next() : what
  if (!/^table$/i.test(table?.text ?? '')) return isSign(table, ';') ? undefined : skip(sql)
  let first = await sql.next()
  while (/^(?:if|not|exists)$/i.test(first?.text ?? '')) first = await sql.next()
  const { name, next } = await readName(sql, first)
  if (isSign(next, '(')) columns.set(name, await readColumns(sql))
  if (!isSign(next, ';')) await skip(sql)
}

/** In dumps of MySQL, values of the type `timestamp` are in UTC, and the dump says so. */
async function learnZone(dump: Dump): Promise<void> {
  let words: readonly string[] = []
  for (let token = await dump.sql.next(); token !== null; token = await dump.sql.next()) {
    if (isSign(token, ';')) break
    words = [...words.slice(-2), token.text]
  }
  if (/\btime_zone = (?:\+00:00|utc)$/i.test(words.join(' '))) dump.zone = 'Z'
}

/** Returns `null` if the statement ends before such a word. */
async function findWord(sql: SqlText, wanted: RegExp): Promise<Token | null> {
  for (let token = await sql.next(); token !== null; token = await sql.next()) {
    if (isSign(token, ';')) return null
    if (token.kind === 'word' && wanted.test(token.text)) return token
  }
  return null
}

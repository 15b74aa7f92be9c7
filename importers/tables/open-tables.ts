import { readJson } from '../json/read-json.ts'
import { isDatabase, openDatabase } from '../sqlite/open-database.ts'

/** One table of another system, in its database of SQLite and in JSON that was made of it. */
export type Table = {
  readonly inDatabase: string
  readonly columns: readonly string[]
  /** Such as `$.comments.*`. */
  readonly inJson: readonly string[]
}

type Tables<Name extends string> = Readonly<Record<Name, Table>>
type OpenTables<Name extends string> = {
  readonly records: AsyncIterable<{ readonly table: Name; readonly value: unknown }>
  strange(): string[]
}

/** Row by row, as the file has them; of a database, table by table. */
export async function openTables<Name extends string>(
  path: string,
  tables: Tables<Name>,
): Promise<OpenTables<Name>> {
  const entries = Object.entries(tables) as [Name, Table][]
  if (await isDatabase(path)) return { records: readDatabase(path, entries), strange: () => [] }
  const nameAt = new Map(
    entries.flatMap(([name, { inJson }]) => inJson.map(at => [placeOf(at.split('.')), name])),
  )
  const paths = entries.flatMap(([, { inJson }]) => inJson)
  const file = await readJson(path, paths)
  async function* records(): OpenTables<Name>['records'] {
    for await (const { value, keys } of file.records) {
      const table = nameAt.get(placeOf(['$', ...keys]))
      if (table !== undefined) yield { table, value }
    }
  }
  return { records: records(), strange: file.strange }
}

/** Without the number of the row. */
function placeOf(keys: readonly string[]): string {
  return keys.slice(0, -1).join('.')
}

async function* readDatabase<Name extends string>(
  path: string,
  tables: readonly [Name, Table][],
): OpenTables<Name>['records'] {
  using database = openDatabase(path)
  for (const [table, { inDatabase, columns }] of tables) {
    if (!database.hasTable(inDatabase)) continue
    for (const value of database.readTable(inDatabase, columns)) yield { table, value }
  }
}

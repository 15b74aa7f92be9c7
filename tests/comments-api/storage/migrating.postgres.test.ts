import { describe, expect, it } from 'vitest'
import { StorageRefused } from '../../../comments-api/storage/database.ts'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { secrets } from '../begin-database.ts'
import { carryOutHere, run } from '../command.ts'
import { emptyDatabase } from '../engines.ts'
import { makeFolder } from '../service.ts'

// A schema is made in a database that is there already, and by several instances at once.

const versions = sql<{ readonly version: number }>`select version from migrations order by version`

describe('an empty PostgreSQL database', () => {
  it('is migrated once when three instances open it at the same time', async () => {
    const url = await emptyDatabase()

    const all = await Promise.all([1, 2, 3].map(() => openDatabase({ engine: 'postgres', url })))

    const applied = await all[0]?.all(versions)
    await Promise.all(all.map(database => database.close()))
    expect(applied).toEqual(migrations.map(({ version }) => ({ version })))
  })

  it('is refused when its encoding is not UTF-8', async () => {
    const url = await emptyDatabase("encoding 'SQL_ASCII'")

    const opened = openDatabase({ engine: 'postgres', url })

    await expect(opened).rejects.toThrow(StorageRefused)
    await expect(opened).rejects.toThrow(/has the encoding SQL_ASCII.*encoding 'UTF8'/)
  })

  it('gets its SQL printed by migrate --dry-run, and applied by migrate', async () => {
    const settings = { ...secrets.postgres, AFTERWORD_DATABASE: await emptyDatabase() }
    const folder = await makeFolder()

    const shown = await carryOutHere(folder, ['migrate', '--dry-run'], settings)
    const done = await carryOutHere(folder, ['migrate'], settings)
    const again = await carryOutHere(folder, ['migrate'], settings)

    expect([shown.code, done.code, again.code]).toEqual([0, 0, 0])
    expect(shown.printed).toContain('id text collate "C" primary key')
    expect(done.printed.trim().split('\n')).toHaveLength(migrations.length)
    expect(again.printed).toBe('the schema is up to date\n')
  })

  it('is reported as migrated by only one of two concurrent commands', async () => {
    const settings = { ...secrets.postgres, AFTERWORD_DATABASE: await emptyDatabase() }
    const folder = await makeFolder()
    const migrate = () => run(folder, ['migrate'], settings)

    const both = await Promise.all([migrate(), migrate()])

    const lines = both.map(({ printed }) => printed.trim().split('\n'))
    expect(lines.map(({ length }) => length).sort()).toEqual([1, migrations.length].sort())
    expect(lines.flat()).toContain('the schema is up to date')
  })
})

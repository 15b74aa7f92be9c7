import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { run } from '../command.ts'
import { makeFolder } from '../service.ts'

// Compares files; the same on PostgreSQL is in migrating.postgres.test.ts.

describe('the command that migrates', () => {
  it('shows the SQL without touching anything, and then does it', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'data', 'comments.db')

    const shown = await run(folder, ['migrate', '--dry-run'])
    const wasThere = existsSync(file)
    const done = await run(folder, ['migrate'])
    const again = await run(folder, ['migrate'])

    expect([shown.code, done.code, again.code, wasThere]).toEqual([0, 0, 0, false])
    expect(again.printed).toBe('the schema is up to date\n')
    expect(done.printed.trim().split('\n')).toHaveLength(migrations.length)
    const copy = new DatabaseSync(':memory:')
    copy.exec(shown.printed)
    expect(schemaOf(copy)).toEqual(schemaOf(new DatabaseSync(file)))
  })
})

function schemaOf(database: DatabaseSync): unknown[] {
  const rows = database
    .prepare("select name, sql from sqlite_schema where name not like '%migrations%' order by name")
    .all()
  database.close()
  return rows.map(row => ({ ...row }))
}

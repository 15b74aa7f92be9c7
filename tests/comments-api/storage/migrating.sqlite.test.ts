import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { migrate } from '../../../comments-api/storage/sqlite/migrate.ts'
import { preload, run } from '../command.ts'
import { makeFolder } from '../service.ts'

const isCopy = /\.version-\d+\.[^.]+\.\d{3}Z$/

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

  it('leaves no copy that is not whole when it is killed, and finishes when it is called again', async () => {
    const folder = await makeFolder()
    const data = join(folder, 'data')
    mkdirSync(data)
    const file = join(data, 'comments.db')
    const older = new DatabaseSync(file)
    migrate(older, file, migrations.slice(0, -1))
    older.close()
    const killedAtCopy = preload(`
      const { DatabaseSync } = await import('node:sqlite')
      const { prepare } = DatabaseSync.prototype
      DatabaseSync.prototype.prepare = function (sql) {
        if (sql.startsWith('vacuum into')) process.kill(process.pid, 'SIGKILL')
        return prepare.call(this, sql)
      }`)

    const killed = await run(folder, ['migrate'], killedAtCopy)
    const left = readdirSync(data).filter(name => isCopy.test(name))
    const again = await run(folder, ['migrate'])

    expect([killed.code, left, again.code]).toEqual([null, [], 0])
    expect(readdirSync(data)).toEqual(['comments.db', expect.stringMatching(isCopy)])
  })
})

function schemaOf(database: DatabaseSync): unknown[] {
  const rows = database
    .prepare("select name, sql from sqlite_schema where name not like '%migrations%' order by name")
    .all()
  database.close()
  return rows.map(row => ({ ...row }))
}

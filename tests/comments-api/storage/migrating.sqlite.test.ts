import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { migrate } from '../../../comments-api/storage/sqlite/migrate.ts'
import { carryOutHere, preload, run } from '../command.ts'
import { makeFolder } from '../service.ts'

const isCopy = /\.version-\d+\.[^.]+\.\d{3}Z$/

// Compares files; the same on PostgreSQL is in migrating.postgres.test.ts.

describe('the command “migrate”', () => {
  it('prints the SQL with --dry-run without creating the file, and applies it otherwise', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'data', 'comments.db')

    const shown = await carryOutHere(folder, ['migrate', '--dry-run'])
    const wasThere = existsSync(file)
    const done = await carryOutHere(folder, ['migrate'])
    const again = await carryOutHere(folder, ['migrate'])

    expect([shown.code, done.code, again.code, wasThere]).toEqual([0, 0, 0, false])
    expect(again.printed).toBe('the schema is up to date\n')
    expect(done.printed.trim().split('\n')).toHaveLength(migrations.length)
    const copy = new DatabaseSync(':memory:')
    copy.exec(shown.printed)
    expect(schemaOf(copy)).toEqual(schemaOf(new DatabaseSync(file)))
  })

  it('migrates once when two run at the same time, which report only their own migrations', async () => {
    const folder = await makeFolder()
    // Between looking and migrating, each waits a while for the other.
    const lookTogether = preload(`
      const { readdirSync, writeFileSync } = await import('node:fs')
      const { DatabaseSync } = await import('node:sqlite')
      const { prepare } = DatabaseSync.prototype
      const sleeper = new Int32Array(new SharedArrayBuffer(4))
      const folder = ${JSON.stringify(folder)}
      const looked = () => readdirSync(folder).filter(name => name.startsWith('looked.')).length
      DatabaseSync.prototype.prepare = function (sql) {
        const statement = prepare.call(this, sql)
        if (!sql.startsWith('select version, checksum from migrations')) return statement
        return {
          all: () => {
            const rows = statement.all()
            writeFileSync(folder + '/looked.' + process.pid, '')
            for (let naps = 0; looked() < 2 && naps < 50; naps += 1) Atomics.wait(sleeper, 0, 0, 10)
            return rows
          },
        }
      }`)
    const migrate = () => run(folder, ['migrate'], lookTogether)

    const both = await Promise.all([migrate(), migrate()])

    const lines = both.map(({ printed }) => printed.trim().split('\n'))
    expect(both.map(({ said, code }) => [said, code])).toEqual([
      ['', 0],
      ['', 0],
    ])
    expect(lines.map(({ length }) => length).sort()).toEqual([1, migrations.length].sort())
    expect(lines.flat()).toContain('the schema is up to date')
  })

  it('leaves no partial copy when it is killed, and completes when it is run again', async () => {
    const { folder, data } = await makeOlderDatabase()
    const killedAtCopy = preload(`
      const { DatabaseSync } = await import('node:sqlite')
      const { prepare } = DatabaseSync.prototype
      DatabaseSync.prototype.prepare = function (sql) {
        if (sql.startsWith('vacuum into')) process.kill(process.pid, 'SIGKILL')
        return prepare.call(this, sql)
      }`)

    const killed = await run(folder, ['migrate'], killedAtCopy)
    const left = readdirSync(data).filter(name => isCopy.test(name))
    const again = await carryOutHere(folder, ['migrate'])

    expect([killed.code, left, again.code]).toEqual([null, [], 0])
    expect(readdirSync(data)).toEqual(['comments.db', expect.stringMatching(isCopy)])
  })

  it('flushes the copy of the old database to the disk before renaming it', async () => {
    const { folder } = await makeOlderDatabase()
    const tellOfCopy = preload(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const { openSync, fsyncSync, renameSync } = fs
      const opened = new Map()
      const flushed = new Set()
      fs.openSync = (file, ...more) => {
        const descriptor = openSync(file, ...more)
        opened.set(descriptor, file)
        return descriptor
      }
      fs.fsyncSync = descriptor => {
        flushed.add(opened.get(descriptor))
        fsyncSync(descriptor)
      }
      fs.renameSync = (from, to) => {
        console.log(flushed.has(from) ? 'on the disk' : 'in memory')
        renameSync(from, to)
      }
      syncBuiltinESMExports()`)

    const { printed } = await run(folder, ['migrate'], tellOfCopy)

    expect(printed).toMatch(/^on the disk\n/)
  })
})

async function makeOlderDatabase() {
  const folder = await makeFolder()
  const data = join(folder, 'data')
  mkdirSync(data)
  const file = join(data, 'comments.db')
  const older = new DatabaseSync(file)
  migrate(older, file, migrations.slice(0, -1))
  older.close()
  return { folder, data }
}

function schemaOf(database: DatabaseSync): unknown[] {
  const rows = database
    .prepare("select name, sql from sqlite_schema where name not like '%migrations%' order by name")
    .all()
  database.close()
  return rows.map(row => ({ ...row }))
}

import fs, { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { replaceFile } from '../../comments-api/storage/sqlite/copy.ts'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { placeBegunFile } from './begun-file.ts'
import { carryOutHere, preload, run } from './command.ts'
import { makeFolder } from './service.ts'

const calls = ['accessSync', 'open', 'openSync', 'writeFileSync'] as const

/** Carries out a command on a system that refuses, with this error, to open files with this name. */
async function runRefused(
  folder: string,
  words: readonly string[],
  { name, code }: { readonly name: string; readonly code: string },
) {
  const spies = calls.map(call => {
    const real = fs[call] as (...words: unknown[]) => unknown
    return vi.spyOn(fs, call).mockImplementation((...given: unknown[]) => {
      if (!String(given[0]).includes(name)) return real(...given)
      const error = Object.assign(new Error(`${code}: refused, open`), { code })
      const answer = given.at(-1)
      if (typeof answer !== 'function') throw error
      return answer(error)
    })
  })
  syncBuiltinESMExports()
  try {
    return await carryOutHere(folder, words)
  } finally {
    for (const spy of spies) spy.mockRestore()
    syncBuiltinESMExports()
  }
}

function line(number: number, body: string): string {
  return JSON.stringify({
    type: 'comment',
    id: `comment${number}`,
    thread: 'rome',
    parent: null,
    author: { name: 'Ada', email: '', url: '', isOwner: false },
    body,
    status: 'approved',
    reasons: [],
    createdAt: '2026-11-01T00:00:00.000Z',
    editedAt: null,
  })
}

const refusals = [
  ['EACCES', 'let the user that runs this'],
  ['EPERM', 'make the user that runs this'],
  ['EROFS', 'its disk is read-only: mount it for writing'],
  ['ENOSPC', 'its disk is full: make room there'],
  ['EFBIG', 'its disk takes nothing more: look for a quota'],
] as const

const takesNothing =
  'its disk takes nothing more: look for a quota, a limit on the size of files, and errors of the disk'
const refusalsOfSqlite = [
  [13, 'database or disk is full', 'its disk is full: make room there'],
  [778, 'disk I/O error', takesNothing],
  [10, 'disk I/O error', takesNothing],
] as const

describe('when a file cannot be opened or written', () => {
  it.each(refusals)(
    'the service exits at the start with the database file and a remedy: %s',
    async (code, remedy) => {
      const folder = await makeFolder()

      const { said, code: exit } = await runRefused(folder, [], { name: 'comments.db', code })

      expect(said).toContain(`${join(folder, 'data', 'comments.db')} cannot be written; ${remedy}`)
      expect(said).toContain('or set AFTERWORD_DATABASE to another file')
      expect(exit).toBe(3)
    },
  )

  it('no part of a new secret is left behind', async () => {
    const folder = await makeFolder()
    const inTheMiddle = preload(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const write = fs.writeFileSync
      fs.writeFileSync = (file, ...more) => {
        write(file, ...more)
        if (String(file).includes('data/secret')) throw Object.assign(new Error(), { code: 'ENOSPC' })
      }
      syncBuiltinESMExports()`)

    const { said } = await run(folder, ['moderator'], inTheMiddle)

    expect(said).toContain('its disk is full')
    expect(readdirSync(join(folder, 'data')).join(' ')).not.toContain('secret')
  })

  it('the error for an unusable secret names its file and its setting', async () => {
    const folder = await makeFolder()

    const { said, code } = await runRefused(folder, ['moderator'], {
      name: 'data/secret',
      code: 'EACCES',
    })

    expect(said).toContain(`the secret ${join(folder, 'data', 'secret')} cannot be used; let the`)
    expect(said).toContain('or set AFTERWORD_SECRET')
    expect(code).toBe(3)
  })

  it.each([
    ['backup', 'kept-words'],
    ['restore', 'kept-words'],
    ['migrate', '--dry-run'],
  ])('an unreadable database is not reported as missing: %s', async (...words) => {
    const folder = await makeFolder()
    const file = join(folder, 'data', 'comments.db')
    await placeBegunFile(file)
    const copy = join(folder, 'kept-words')
    if (words[0] === 'restore') await carryOutHere(folder, ['backup', copy])

    const named = words.map(word => (word === 'kept-words' ? copy : word))
    const { said, code } = await runRefused(folder, named, { name: 'comments.db', code: 'EACCES' })

    expect(said).toContain(`the database file ${file} cannot be read; let the user that runs this`)
    expect(code).toBe(3)
  })

  it('backup and export name their target file', async () => {
    const [code, remedy] = refusals[3]
    const folder = await makeFolder()
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    const copy = join(folder, 'kept-words')

    const refused = { name: 'kept-words', code }
    const ends = [await runRefused(folder, ['backup', copy], refused)]
    ends.push(await runRefused(folder, ['export', copy], refused))

    for (const { said, code: exit } of ends) {
      expect(said).toContain(`${copy} cannot be written; ${remedy}`)
      expect(exit).toBe(3)
    }
    expect(existsSync(copy)).toBe(false)
  })

  it('an import names the database file if the disk is full', async () => {
    const folder = await makeFolder()
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    const full = preload(`
      const { DatabaseSync } = await import('node:sqlite')
      const { exec } = DatabaseSync.prototype
      DatabaseSync.prototype.exec = function (sql) {
        exec.call(this, sql)
        // No page may be added to those that are there.
        if (sql.includes('journal_mode = wal')) exec.call(this, 'pragma max_page_count = 1')
      }`)
    const archive = join(folder, 'archive.jsonl')
    const lines = Array.from({ length: 50 }, (_, number) => line(number, 'word '.repeat(1_000)))
    writeFileSync(archive, ['{"type":"archive","format":1}', ...lines].join('\n'))

    const { said, code } = await run(folder, ['import', archive], full)

    const file = join(folder, 'data', 'comments.db')
    expect(said).toContain(`${file} cannot be written; its disk is full: make room there`)
    expect(code).toBe(3)
  })

  it.each(refusalsOfSqlite)(
    'erase asks to be called again if the file cannot be compacted: SQLite error %s',
    async (errcode, message, remedy) => {
      const folder = await makeFolder()
      await placeBegunFile(join(folder, 'data', 'comments.db'))
      const full = preload(`
      const { DatabaseSync } = await import('node:sqlite')
      const { exec } = DatabaseSync.prototype
      DatabaseSync.prototype.exec = function (sql) {
        if (!sql.includes('vacuum')) return exec.call(this, sql)
        throw Object.assign(new Error('${message}'), { errcode: ${errcode} })
      }`)

      const { said, code } = await run(folder, ['erase', 'ada@example.org'], full)

      const file = join(folder, 'data', 'comments.db')
      expect(said).toBe(
        `what was deleted is not overwritten yet; call erase again after this: ${file} cannot be written; ${remedy}\n`,
      )
      expect(code).toBe(3)
    },
  )

  it('a copy that fails on a full disk leaves no files behind', async () => {
    const folder = await makeFolder()
    const copy = join(folder, 'copy.db')

    const copying = replaceFile(copy, draft => {
      const database = new DatabaseSync(draft)
      try {
        // As SQLite finds a disk full: there is no room for its next page, and `vacuum into` leaves a journal.
        writeFileSync(`${draft}-journal`, '')
        database.exec('pragma journal_mode = off; create table words (word)')
        database.exec('pragma max_page_count = 2; create table more (word)')
      } finally {
        database.close()
      }
    })

    await expect(copying).rejects.toThrow(`${copy} cannot be written; its disk is full`)
    expect(readdirSync(folder)).toEqual([])
  })
})

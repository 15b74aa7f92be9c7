import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { placeBegunFile } from '../begun-file.ts'
import { carryOutHere, preload, run, startProcess } from '../command.ts'
import { makeLink, ownPage } from '../moderator.ts'
import { makeFolder, startService, toJson } from '../service.ts'

async function submit(url: string, number: number): Promise<void> {
  const response = await fetch(`${url}/api/threads/rome/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.${number >> 8}.${number & 255}.1`,
    },
    body: JSON.stringify(toJson({ body: `Number ${number}.` })),
  })
  expect(response.ok).toBe(true)
}

function countComments(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true })
  const row = database.prepare('select count(*) as total from comments').get()
  database.close()
  return row?.['total']
}

/** That of the next release. */
const nextVersion = (migrations.at(-1)?.version ?? 0) + 1

const writeNowhere = `
  pragma foreign_keys = off;
  insert into comments (id, thread, author_name, author_key, is_owner, body, html, renderer, fragment, status,
    reasons, version, created_at)
  values ('a', 'nowhere', '', '', 0, '', '', 1, '', 'spam', '[]', 0, '')`

// A copy of a file; backup.postgres.test.ts is about servers.

describe('a backup', () => {
  it('taken while the service writes contains every comment acknowledged before it', async () => {
    const folder = await makeFolder()
    const { url } = await startProcess(folder)
    await Promise.all(Array.from({ length: 50 }, (_, number) => submit(url, number)))
    const file = join(folder, 'backup.db')
    let isDone = false
    async function goOnWriting(): Promise<number> {
      let number = 50
      while (!isDone) await submit(url, number++)
      return number
    }

    const writing = goOnWriting()
    const { printed, said, code } = await run(folder, ['backup', file])
    isDone = true
    const written = await writing

    expect([printed, said, code]).toEqual([`wrote ${file}\n`, '', 0])
    expect(countComments(file)).toBeGreaterThanOrEqual(50)
    expect(countComments(file)).toBeLessThanOrEqual(written)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'data', 'threads.json'])
  })

  it('succeeds although a partial file of another user cannot be removed', async () => {
    const folder = await makeFolder()
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    const left = 'copy.00000000-0000-4000-8000-000000000001.part'
    writeFileSync(join(folder, left), 'half')
    utimesSync(join(folder, left), 0, 0)
    const refuseToRemove = preload(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const remove = fs.rmSync
      fs.rmSync = (path, ...more) => {
        if (path.endsWith('${left}')) throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
        remove(path, ...more)
      }
      syncBuiltinESMExports()`)

    const { said, code } = await run(folder, ['backup', join(folder, 'copy')], refuseToRemove)

    expect([said, code]).toEqual(['', 0])
    expect(readdirSync(folder).sort()).toEqual(['copy', left, 'data'])
  })

  it.each(['backup', 'export'])(
    'or an export removes partial files of killed commands, and no others: %s',
    async command => {
      const folder = await makeFolder()
      await placeBegunFile(join(folder, 'data', 'comments.db'))
      const part = (which: number) => `copy.00000000-0000-4000-8000-00000000000${which}.part`
      const [left, kept] = [
        [part(1), `${part(1)}-journal`],
        [part(2), 'copy.old.part'],
      ]
      for (const name of [...left, ...kept]) writeFileSync(join(folder, name), 'half')
      const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
      for (const name of [...left, 'copy.old.part'])
        utimesSync(join(folder, name), twoDaysAgo, twoDaysAgo)

      const { printed, said, code } = await carryOutHere(folder, [command, join(folder, 'copy')])

      expect([printed, said, code]).toEqual([`wrote ${join(folder, 'copy')}\n`, '', 0])
      expect(readdirSync(folder).sort()).toEqual(['copy', ...kept, 'data'].sort())
    },
  )

  it('is refused if there is no database, or if its target is invalid', async () => {
    const folder = await makeFolder()
    const nothing = await carryOutHere(folder, ['backup', join(folder, 'backup.db')])
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    const own = join(folder, 'data', 'comments.db')

    const itself = await carryOutHere(folder, ['backup', own])
    const nowhere = await carryOutHere(folder, ['backup', join(folder, 'no', 'backup.db')])
    const inFolder = await carryOutHere(folder, ['backup', folder])
    symlinkSync('/dev/null', join(folder, 'device'))
    const device = await carryOutHere(folder, ['backup', join(folder, 'device')])

    expect([nothing, itself, nowhere, inFolder, device].map(({ code }) => code)).toEqual([
      1, 1, 1, 1, 1,
    ])
    expect(nothing.said).toContain('there is no database at')
    expect(itself.said).toContain('is the database itself')
    expect(nowhere.said).toContain(`there is no folder ${join(folder, 'no')}`)
    expect(inFolder.said).toContain('is a folder')
    expect(existsSync(join(folder, 'data'))).toBe(true)
  })

  it('is refused if the database is damaged, and does not replace an earlier backup', async () => {
    const folder = await makeFolder()
    const own = join(folder, 'data', 'comments.db')
    const file = join(folder, 'backup.db')
    await placeBegunFile(own)
    await carryOutHere(folder, ['backup', file])
    const earlier = readFileSync(file)
    damage(own)

    const { said, code } = await carryOutHere(folder, ['backup', file])

    expect(said).toContain('is damaged: a row of comments leads nowhere')
    expect(code).toBe(1)
    expect(readFileSync(file).equals(earlier)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'data'])
  })
})

it('a service that was closed leaves all of its data in one file', async () => {
  const { app, folder, submit } = await startService({ config: { moderation: 'none' } })
  await submit('rome')

  await app.close()

  const data = join(folder, 'data')
  expect(readdirSync(data).filter(name => name.startsWith('comments.db'))).toEqual(['comments.db'])
  expect(countComments(join(data, 'comments.db'))).toBe(1)
})

describe('restoring a backup', () => {
  it('brings back its comments under a new epoch, and keeps the previous file', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.db')
    const first = await startService({ folder, config: { moderation: 'none' } })
    await submit(first.url, 1)
    const link = await makeLink(first)
    await carryOutHere(folder, ['backup', file])
    await submit(first.url, 2)
    await first.app.close()

    const { printed, said, code } = await carryOutHere(folder, ['restore', file])

    const service = await startService({ folder })
    const kept = /the previous database is now (\S+)/.exec(printed)?.[1] ?? ''
    expect([said, code]).toEqual(['', 0])
    expect((await service.read('rome')).count).toBe(1)
    expect(countComments(kept)).toBe(2)
    expect(statSync(join(folder, 'data', 'comments.db')).mode & 0o777).toBe(0o600)
    expect((await service.postForm(link, {}, ownPage)).status).toBe(403)
    expect((await service.read('rome')).epoch).not.toContain(epochOf(kept))
  })

  it('is refused while a service runs on the file, and does not disturb that service', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.db')
    const { url } = await startProcess(folder)
    await carryOutHere(folder, ['backup', file])

    const { said, code } = await run(folder, ['restore', file])

    expect(said).toMatch(/a service runs on .*comments\.db; stop it/)
    expect(code).toBe(1)
    await submit(url, 1)
  })

  it.each([
    ['does not exist', () => undefined, 'there is no file'],
    [
      'is not a database',
      (file: string) => writeFileSync(file, 'x'.repeat(5_000)),
      'is not a backup',
    ],
    ['belongs to another program', makeForeign, 'is not a backup'],
    ['has a newer schema', makeNewer, `has schema version ${nextVersion}`],
  ])('is refused when the file %s', async (_, make, message) => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.db')
    make(file)

    const { said, code } = await carryOutHere(folder, ['restore', file])

    expect(said).toContain(message)
    expect(code).toBe(1)
    expect(existsSync(join(folder, 'data', 'comments.db'))).toBe(false)
  })

  it('replaces a damaged database file', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.db')
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    await carryOutHere(folder, ['backup', file])
    const own = join(folder, 'data', 'comments.db')
    const log = writeAndKeepLog(own)
    writeFileSync(own, 'x'.repeat(5_000))
    writeFileSync(`${own}-wal`, log)

    const { code } = await carryOutHere(folder, ['restore', file])

    expect(code).toBe(0)
    expect(countComments(own)).toBe(0)
  })

  it('is refused when the backup is damaged', async () => {
    const folder = await makeFolder()
    await placeBegunFile(join(folder, 'data', 'comments.db'))
    const file = join(folder, 'backup.db')
    copyFileSync(join(folder, 'data', 'comments.db'), file)
    damage(file)
    mkdirSync(join(folder, 'other'))

    const { said, code } = await carryOutHere(join(folder, 'other'), ['restore', file])

    expect(said).toContain('is damaged: a row of comments leads nowhere')
    expect(code).toBe(1)
  })
})

function damage(file: string): void {
  const database = new DatabaseSync(file)
  database.exec(writeNowhere)
  database.close()
}

/** Returns the write-ahead log that a kill would leave beside the file, with the last writes. */
function writeAndKeepLog(file: string): Uint8Array {
  const database = new DatabaseSync(file)
  database.exec(writeNowhere)
  const log = readFileSync(`${file}-wal`)
  database.close()
  return log
}

function epochOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true })
  const row = database.prepare('select epoch from epochs').get()
  database.close()
  return row?.['epoch']
}

function makeForeign(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('create table bookmarks (url text)')
  database.close()
}

function makeNewer(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('create table migrations (version integer)')
  database.prepare('insert into migrations values (?)').run(nextVersion)
  database.close()
}

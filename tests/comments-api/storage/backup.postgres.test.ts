import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { archivedComment, giveOut, header, takeIn } from '../archives.ts'
import { carryOutHere, run } from '../command.ts'
import { addressFor } from '../engines.ts'
import { makeFolder, startService } from '../service.ts'

// Out of a server into a file and back; backup.sqlite.test.ts is about files alone.

const comment = { ...archivedComment, author: { name: 'Ada', email: 'ada@example.org' } }
const reply = { ...comment, id: 'replyreply', parent: comment.id }

async function makeServer(folder: string, lines: readonly unknown[]) {
  const config = { database: await addressFor(folder) }
  await takeIn({ config }, [header, ...lines])
  return { config }
}

describe('a backup of a PostgreSQL database', () => {
  it('replaces another database when it is restored, of which a backup is kept', async () => {
    const [from, to] = [await makeFolder(), await makeFolder()]
    const file = join(from, 'backup.db')
    const there = await makeServer(from, [comment, reply])
    const other = await makeServer(to, [{ ...comment, id: 'otherother', thread: 'oslo' }])

    const backedUp = await carryOutHere(from, ['backup', file])
    const restored = await carryOutHere(to, ['restore', file])

    const kept = /the previous database is now (\S+)/.exec(restored.printed)?.[1] ?? ''
    expect([backedUp.said, backedUp.code, restored.said, restored.code]).toEqual(['', 0, '', 0])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await giveOut(other)).toEqual(await giveOut(there))
    expect(existsSync(kept)).toBe(true)
    expect(readdirSync(from).some(name => name.endsWith('.part'))).toBe(false)
  })

  it('can be restored into SQLite, and a backup of SQLite into PostgreSQL', async () => {
    const [server, other] = [await makeFolder(), await makeFolder()]
    const inFile = { AFTERWORD_DATABASE: `sqlite:${join(other, 'data', 'comments.db')}` }
    const there = await makeServer(server, [comment, reply])
    await carryOutHere(server, ['backup', join(server, 'a.db')])
    await carryOutHere(other, ['restore', join(server, 'a.db')], inFile)
    await carryOutHere(other, ['backup', join(other, 'b.db')], inFile)

    const { said, code } = await carryOutHere(other, ['restore', join(other, 'b.db')])

    const back = { config: { database: await addressFor(other) } }
    expect([said, code]).toEqual(['', 0])
    expect(await giveOut(back)).toEqual(await giveOut(there))
  })

  it('leaves no temporary copy when it is restored, and removes that of a killed restore', async () => {
    const [folder, temporary] = [await makeFolder(), await makeFolder()]
    const file = join(folder, 'backup.db')
    await makeServer(folder, [comment])
    await carryOutHere(folder, ['backup', file])
    const killed = 'afterword-restore.00000000-0000-4000-8000-000000000001.part'
    const running = 'afterword-restore.00000000-0000-4000-8000-000000000002.part'
    for (const name of [killed, running]) {
      mkdirSync(join(temporary, name))
      writeFileSync(join(temporary, name, 'backup.db'), 'a copy')
    }
    utimesSync(join(temporary, killed), 0, 0)

    const { said, code } = await run(folder, ['restore', file], { TMPDIR: temporary })

    expect([said, code]).toEqual(['', 0])
    expect(readdirSync(temporary)).toEqual([running])
  })

  it('is not restored while a service runs, nor from a file that is not a backup', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.db')
    await makeServer(folder, [comment])
    await carryOutHere(folder, ['backup', file])
    await startService({ folder })
    writeFileSync(join(folder, 'other'), 'x'.repeat(5_000))

    const beside = await carryOutHere(folder, ['restore', file])
    const wrong = await carryOutHere(folder, ['restore', join(folder, 'other')])

    expect(beside.said).toMatch(/a service runs on postgres:.*; stop it/)
    expect(wrong.said).toContain('is not a backup')
    expect([beside.code, wrong.code]).toEqual([1, 1])
  })
})

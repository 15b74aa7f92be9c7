import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type DatabaseAddress, openDatabase } from '../../../comments-api/storage/open.ts'
import { exportArchive } from '../../../comments-api/transfer/export.ts'
import { importArchive } from '../../../comments-api/transfer/import.ts'
import { readArchive } from '../../../comments-api/transfer/read-archive.ts'
import { addressFor } from '../engines.ts'
import { idOf, makeFolder, type Service, startService } from '../service.ts'

// From a file to a server and back, as the guide "growing" goes.

async function converse(service: Service): Promise<void> {
  const first = await idOf(await service.submit('rome', { body: '**First** “words” 😀' }))
  for (let number = 0; number < 20; number += 1) {
    await service.submit('rome', { body: `Reply ${number}`, parent: first, email: 'a@b.example' })
    service.clock.advance(number % 2)
  }
  await service.submit('oslo', { name: 'Ärgerlich', body: 'Another thread' })
}

async function giveOut(address: DatabaseAddress): Promise<string> {
  const database = await openDatabase(address)
  const lines = await Array.fromAsync(exportArchive(database))
  await database.close()
  return lines.join('')
}

async function takeIn(address: DatabaseAddress, written: string): Promise<void> {
  const file = join(await makeFolder(), 'archive.jsonl')
  writeFileSync(file, written)
  using archive = await readArchive(file)
  const database = await openDatabase(address)
  await importArchive(database, archive, { secret: () => 'x'.repeat(32) })
  await database.close()
}

it('an export is the same byte for byte after a move from SQLite to PostgreSQL and back', async () => {
  const [folder, server] = [await makeFolder(), await makeFolder()]
  const inFile = (name: string) => ({ engine: 'sqlite', file: join(folder, name) }) as const
  const open = { moderation: 'none' } as const
  const service = await startService({ config: { ...open, database: inFile('from.db') }, folder })
  await converse(service)

  const exported = await giveOut(inFile('from.db'))
  await takeIn(await addressFor(server), exported)
  const moved = await giveOut(await addressFor(server))
  await takeIn(inFile('back.db'), moved)

  const there = await startService({ config: open, folder: server })
  expect(exported.trim().split('\n')).toHaveLength(23)
  expect(moved).toBe(exported)
  expect(await giveOut(inFile('back.db'))).toBe(exported)
  expect((await there.read('rome')).count).toBe(21)
})

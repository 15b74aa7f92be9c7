import { DatabaseSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'
import { type Beside, readMentionsDesk, startBesideStranger } from '../mentioning.ts'

// On SQLite a lock keeps a decision from being stored until its mention has changed. PostgreSQL gets the same statements.

it('a mention of which another instance stores another author meanwhile is not approved unread', async () => {
  const service = await startBesideStranger()
  await service.sendAndCheck()
  const desk = await readMentionsDesk(service)
  using other = new DatabaseSync(fileOf(service.config.database))

  other.exec('begin immediate')
  const before = await countWrites(service)
  const deciding = desk.decide('approved')
  await vi.waitUntil(async () => (await countWrites(service)) > before)
  other.exec(`update mentions set author = 'Eve', author_url = null`)
  other.exec('commit')
  await deciding

  expect(await service.mentions()).toEqual([])
  expect(await desk.open()).toContain('Eve')
})

function fileOf(address: object): string {
  return 'file' in address ? String(address.file) : ''
}

/** Those that wait are among them. */
async function countWrites(service: Beside): Promise<number> {
  const text = await (await service.ask('/metrics')).text()
  return Number(/database_statements_total\{kind="write"\} (\d+)/.exec(text)?.[1])
}

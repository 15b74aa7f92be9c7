import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { readMentionsDesk, startBesideStranger } from '../mentioning.ts'
import { fileOf, whenItWrites } from '../waiting-writes.ts'

// On SQLite a lock keeps a decision from being stored until its mention has changed. PostgreSQL gets the same statements.

it('a mention of which another instance stores another author meanwhile is not approved unread', async () => {
  const service = await startBesideStranger()
  await service.sendAndCheck()
  const desk = await readMentionsDesk(service)
  using other = new DatabaseSync(fileOf(service))

  other.exec('begin immediate')
  const deciding = await whenItWrites(service, () => desk.decide('approved'))
  other.exec(`update mentions set author = 'Eve', author_url = null`)
  other.exec('commit')
  await deciding.done

  expect(await service.mentions()).toEqual([])
  expect(await desk.open()).toContain('Eve')
})

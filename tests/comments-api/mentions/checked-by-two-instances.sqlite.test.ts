import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { readMentionsDesk, source, startBesideStranger } from '../mentioning.ts'
import { fileOf, whenItWrites } from '../waiting-writes.ts'

// On SQLite a lock delays storing what was sent until another instance has finished. PostgreSQL gets the same
// statements.

it('a page is checked again if another instance checked it before its mention was stored', async () => {
  const service = await startBesideStranger()
  using other = new DatabaseSync(fileOf(service))
  const now = new Date(service.clock.now()).toISOString()

  other.exec('begin immediate')
  const sent = await whenItWrites(service, () => service.send())
  other
    .prepare(`insert into mention_checks (id, thread, source, host, via, requested_at, checked_at)
      values ('checkedthere', 'rome', ?, 'ada.example', 'webmention', ?, ?)`)
    .run(source, now, now)
  other.exec('commit')
  const answer = await sent.done
  await service.settle()

  expect(answer.status).toBe(202)
  expect(await (await readMentionsDesk(service)).open()).toContain('You are right about Rome.')
})

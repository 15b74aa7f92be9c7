import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { write } from '../author.ts'
import { readMentionsDesk, startBesideStranger } from '../mentioning.ts'
import { startService } from '../service.ts'
import { fileOf, whenItWrites } from '../waiting-writes.ts'

// On SQLite a lock keeps a change from being stored until another has been. PostgreSQL gets the same statements.

it('a mention whose author another instance changes during the approval is not approved', async () => {
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

it('a comment that another instance pins while its author edits it stays pinned', async () => {
  const service = await startService({ config: { moderation: 'none' } })
  const ada = await write(service, { body: 'First.' })
  using other = new DatabaseSync(fileOf(service))

  other.exec('begin immediate')
  const editing = await whenItWrites(service, () => ada.edit({ body: 'Second.' }))
  other.exec('update comments set pinned = 1')
  other.exec('commit')
  await editing.done

  expect((await service.read('rome')).comments).toMatchObject([
    { html: '<p>Second.</p>', pinned: true },
  ])
})

import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { linkIn } from '../post-office.ts'
import { ada, last, press, start } from '../subscriber.ts'
import { fileOf, whenItWrites } from '../waiting-writes.ts'

// On SQLite a lock keeps a confirmation from being stored until its comment has changed. PostgreSQL gets the same statements.

it('a confirmation succeeds while another instance stores an edit of the comment', async () => {
  const { service, say, to } = await start()
  const id = await say({ ...ada, body: 'First.' })
  const link = linkIn(last(to(ada.email)), 'Look at it and confirm')
  using other = new DatabaseSync(fileOf(service))

  other.exec('begin immediate')
  const confirming = await whenItWrites(service, () => press(service, link))
  other.exec(`update comments set body = 'Second.', revision = revision + 1`)
  other.exec('commit')
  const page = await (await confirming.done).text()

  const [own = ''] = /\/api\/link\/own\.[\w.-]+/.exec(page) ?? []
  expect(await (await service.ask(own)).text()).toContain('Second.</textarea>')
  expect((await service.read('rome')).comments).toMatchObject([
    { id, author: { isConfirmed: true } },
  ])
})

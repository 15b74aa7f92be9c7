import { KnownRecords } from '../../known-records.ts'
import type { Found, Input, Source } from '../../source.ts'
import { SourceRefused } from '../../source.ts'
import { openTables } from '../../tables/open-tables.ts'
import { composeComment } from './compose-comment.ts'
import { User } from './schemas.ts'
import { tables } from './tables.ts'

/** https://waline.js.org: what its desk exports, what LeanCloud exports of it, or its SQLite file. */
export const waline: Source = {
  name: 'waline',
  reads: 'what its desk exports (JSON), or its database of SQLite: comments',
  read,
}

/** Twice: in the file of the desk, accounts stand behind the comments. */
async function* read({ path, tell }: Input): AsyncGenerator<Found> {
  using users = new KnownRecords<User>()
  tell('reading what there is')
  const first = await openTables(path, tables)
  let isExport = false
  for await (const { table, value } of first.records) {
    isExport = true
    const user = table === 'users' ? User.safeParse(value).data : undefined
    if (user !== undefined) users.add(user.id, user)
  }
  if (!isExport)
    throw new SourceRefused(`${path} holds no comments of Waline: export it in its desk, as JSON`)
  const file = await openTables(path, tables)
  let number = 0
  for await (const { table, value } of file.records) {
    if (table !== 'comments') continue
    number += 1
    yield composeComment(value, { number, users })
  }
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

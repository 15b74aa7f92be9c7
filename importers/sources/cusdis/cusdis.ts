import { KnownRecords } from '../../known-records.ts'
import type { Found, Input, Source, ThreadReference } from '../../source.ts'
import { SourceRefused } from '../../source.ts'
import { openTables } from '../../tables/open-tables.ts'
import { composeComment } from './compose-comment.ts'
import { Page } from './schemas.ts'
import { tables } from './tables.ts'

/** https://cusdis.com exports nothing; whoever runs it has its database. */
export const cusdis: Source = {
  name: 'cusdis',
  reads: 'its database of SQLite, or its tables as JSON: comments',
  read,
}

/** Twice: pages may stand behind the comments under them. */
async function* read({ path, tell }: Input): AsyncGenerator<Found> {
  using pages = new KnownRecords<ThreadReference>()
  tell('reading what there is')
  const first = await openTables(path, tables)
  let isDump = false
  for await (const { table, value } of first.records) {
    isDump = true
    const page = table === 'pages' ? Page.safeParse(value).data : undefined
    if (page !== undefined) pages.add(page.id, page.reference)
  }
  if (!isDump)
    throw new SourceRefused(
      `${path} holds no comments of Cusdis: give its database of SQLite, or its tables "pages" and "comments" as JSON`,
    )
  const file = await openTables(path, tables)
  let number = 0
  for await (const { table, value } of file.records) {
    if (table !== 'comments') continue
    number += 1
    yield composeComment(value, { number, pages })
  }
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

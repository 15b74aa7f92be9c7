import { KnownRecords } from '../../known-records.ts'
import type { Found, Input, Source, ThreadReference } from '../../source.ts'
import { readComments } from '../../tables/read-comments.ts'
import { composeComment } from './compose-comment.ts'
import { Page } from './schemas.ts'
import { tables } from './tables.ts'

/** https://cusdis.com exports nothing; whoever runs it has its database. */
export const cusdis: Source = {
  name: 'cusdis',
  reads: 'its database of SQLite, a dump of it (SQL), or its tables as JSON: comments',
  read,
}

async function* read({ path, tell }: Input): AsyncGenerator<Found> {
  using pages = new KnownRecords<ThreadReference>()
  tell('reading what there is')
  yield* readComments({
    path,
    tables,
    advice:
      'holds no comments of Cusdis: give its database of SQLite, a dump of its database, or its tables "pages" and "comments" as JSON',
    know: value => {
      const page = Page.safeParse(value).data
      if (page !== undefined) pages.add(page.id, page.reference)
    },
    compose: value => composeComment(value, pages),
  })
}

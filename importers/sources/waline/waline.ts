import { KnownRecords } from '../../known-records.ts'
import type { Found, Input, Source } from '../../source.ts'
import { readComments } from '../../tables/read-comments.ts'
import { composeComment } from './compose-comment.ts'
import { User } from './schemas.ts'
import { tables } from './tables.ts'

/** https://waline.js.org: what its desk exports, what databases export, or its SQLite file. */
export const waline: Source = {
  name: 'waline',
  reads: 'what its desk exports (JSON), or its database: SQLite, a dump (SQL), JSON, CSV: comments',
  read,
}

async function* read({ path, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  using users = new KnownRecords<User>()
  tellOfFirstPass()
  yield* readComments({
    path,
    tables,
    advice:
      'holds no comments of Waline: export it in its desk, as JSON, or give its database or a dump of it',
    know: value => {
      const user = User.safeParse(value).data
      if (user !== undefined) users.add(user.id, user)
    },
    compose: value => composeComment(value, users),
  })
}

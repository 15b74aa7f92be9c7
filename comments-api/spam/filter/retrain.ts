import type { CommentStatus } from '../../comments/status.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import { countLearned, forgetEverything, forgetRareWords, learn } from './model.ts'
import type { Tally } from './score.ts'
import { tokensOf } from './tokens.ts'

const atOnce = 200

/** Forgets everything and learns from all that is approved or spam now, such as an import's. Oldest first, as it would have come. */
export async function retrain(database: Database, world: World): Promise<Tally> {
  await database.batch(forgetEverything())
  let last = { createdAt: '', id: '' }
  for (;;) {
    const comments = await readAfter(database, last)
    for (const comment of comments) {
      const lesson = comment.status === 'spam' ? 'bad' : 'good'
      await database.batch(learn(comment.id, tokensOf(comment), { lesson, world }))
    }
    const end = comments.at(-1)
    if (end === undefined) break
    last = end
  }
  await database.batch([forgetRareWords()])
  return countLearned(database)
}

const telling: readonly CommentStatus[] = ['approved', 'spam']

async function readAfter(
  database: Database,
  { createdAt, id }: { readonly createdAt: string; readonly id: string },
) {
  const rows = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from comments
    where status in (${sql.join(telling)})
      and is_owner = 0
      and (created_at > ${createdAt} or (created_at = ${createdAt} and id > ${id}))
    order by created_at, id
    limit ${atOnce}`)
  return rows.map(readComment)
}

import { asText } from '../../comments/mentions/mention.ts'
import { type MentionRow, mentionColumns, readMention } from '../../comments/mentions/store.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import type { Database } from '../../storage/database.ts'
import { afterPlace, pagesOf } from '../../storage/pages.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { Text } from '../evidence.ts'
import { countLearned, forgetEverything, forgetRareWords, learn } from './model.ts'
import type { Tally } from './score.ts'
import { tokensOf } from './tokens.ts'

const atOnce = 200

/**
 * Forgets everything, and learns from all comments and then mentions that are approved or spam, the oldest first. This
 * includes imported ones.
 */
export async function retrain(database: Database, world: World): Promise<Tally> {
  await database.batch(forgetEverything())
  for (const read of [readComments, readMentions]) {
    const pages = pagesOf<Example>(atOnce, last => read(database, afterPlace(last)))
    for await (const examples of pages) {
      for (const { id, status, text } of examples) {
        const lesson = status === 'spam' ? 'bad' : 'good'
        await database.batch(learn(id, tokensOf(text), { lesson, world }))
      }
    }
  }
  await database.batch(forgetRareWords())
  return countLearned(database)
}

type Example = {
  readonly id: string
  readonly createdAt: string
  readonly status: CommentStatus
  readonly text: Text
}

const telling: readonly CommentStatus[] = ['approved', 'spam']

async function readComments(database: Database, after: Query): Promise<Example[]> {
  const rows = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from comments
    where status in (${sql.join(telling)}) and is_owner = 0 and ${after}
    order by created_at, id
    ${sql.limit(atOnce)}`)
  return rows.map(readComment).map(comment => ({ ...comment, text: comment }))
}

async function readMentions(database: Database, after: Query): Promise<Example[]> {
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where status in (${sql.join(telling)}) and ${after}
    order by created_at, id
    ${sql.limit(atOnce)}`)
  return rows.map(readMention).map(mention => ({ ...mention, text: asText(mention) }))
}

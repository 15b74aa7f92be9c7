import { asText } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { findComment } from '../../comments/store.ts'
import type { Reaction } from '../../events/deliver-events.ts'
import type { Event } from '../../events/event.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { Text } from '../evidence.ts'
import { type Lesson, learn, unlearn } from './model.ts'
import { tokensOf } from './tokens.ts'

type Needs = { readonly database: Database; readonly world: World }

/**
 * What a moderator decides is what the filter learns. The statements are stored with the mark that the event was
 * delivered, so that each decision counts once, however many instances there are.
 */
export function learnFromDecisions(needs: Needs): Reaction {
  return async stored => {
    const lessons = await Promise.all(stored.map(({ event }) => learnFrom(needs, event)))
    return lessons.flat()
  }
}

async function learnFrom(needs: Needs, event: Event): Promise<readonly Query[]> {
  const wanted = lessonOf(event)
  if (wanted === undefined) return []
  if ('comment' in event) {
    const comment = await findComment(needs.database, event.comment)
    return comment ? teach(needs, { id: comment.id, text: comment }, wanted) : []
  }
  if (!('mention' in event)) return []
  const mention = await findMention(needs.database, event.mention)
  return mention ? teach(needs, { id: mention.id, text: asText(mention) }, wanted) : []
}

/** `null`: the decision was taken back. To delete says nothing of the words. */
function lessonOf({ type }: Event): Lesson | null | undefined {
  if (type === 'comment-approved' || type === 'mention-approved') return 'good'
  if (type === 'comment-rejected' || type === 'mention-rejected') return 'bad'
  return type === 'comment-withdrawn' || type === 'mention-withdrawn' ? null : undefined
}

type Example = { readonly id: string; readonly text: Text }

async function teach(
  { database, world }: Needs,
  { id, text }: Example,
  wanted: Lesson | null,
): Promise<Query[]> {
  const known = await readLesson(database, id)
  // The same decision again.
  if (known === wanted) return []
  const tokens = tokensOf(text)
  return [
    ...(known === null ? [] : unlearn(id, tokens, known)),
    ...(wanted === null ? [] : learn(id, tokens, { lesson: wanted, world })),
  ]
}

/** The table calls every example a comment; ids of mentions are as random. */
async function readLesson(database: Database, comment: string): Promise<Lesson | null> {
  const [row] = await database.all<{ readonly kind: Lesson }>(
    sql`select kind from filter_training where comment = ${comment}`,
  )
  return row?.kind ?? null
}

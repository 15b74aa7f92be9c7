import { findComment } from '../../comments/store.ts'
import type { Reaction } from '../../events/deliver-events.ts'
import type { Event } from '../../events/event.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import { type Lesson, learn, unlearn } from './model.ts'
import { tokensOf } from './tokens.ts'

type Needs = { readonly database: Database; readonly world: World }

/**
 * What a moderator decides is what the filter learns. The statements are stored with the mark that the event was
 * delivered, so that each decision counts once, however many instances there are.
 */
export function learnFromDecisions(needs: Needs): Reaction {
  return async ({ event }) => {
    const wanted = lessonOf(event)
    if (wanted === undefined || !('comment' in event)) return []
    return teach(needs, event.comment, wanted)
  }
}

/** `null`: the decision was taken back. To delete says nothing of the words. */
function lessonOf({ type }: Event): Lesson | null | undefined {
  if (type === 'comment-approved') return 'good'
  if (type === 'comment-rejected') return 'bad'
  return type === 'comment-withdrawn' ? null : undefined
}

async function teach(
  { database, world }: Needs,
  id: string,
  wanted: Lesson | null,
): Promise<Query[]> {
  const [comment, known] = await Promise.all([findComment(database, id), readLesson(database, id)])
  // Erased meanwhile, or the same decision again.
  if (comment === null || known === wanted) return []
  const tokens = tokensOf(comment)
  return [
    ...(known === null ? [] : unlearn(id, tokens, known)),
    ...(wanted === null ? [] : learn(id, tokens, { lesson: wanted, world })),
  ]
}

async function readLesson(database: Database, comment: string): Promise<Lesson | null> {
  const [row] = await database.all<{ readonly kind: Lesson }>(
    sql`select kind from filter_training where comment = ${comment}`,
  )
  return row?.kind ?? null
}

import { asText } from '../../comments/mentions/mention.ts'
import { findMentions } from '../../comments/mentions/store.ts'
import { findComments } from '../../comments/store.ts'
import type { Reaction } from '../../events/deliver-events.ts'
import type { Event } from '../../events/event.ts'
import type { Database } from '../../storage/database.ts'
import { listOf } from '../../storage/many.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { Text } from '../evidence.ts'
import { type Lesson, learn, unlearn } from './model.ts'
import { tokensOf } from './tokens.ts'

type Needs = { readonly database: Database; readonly world: World }

/**
 * The filter learns from what moderators decide. The returned statements are stored together with the mark that the
 * event was delivered. So each decision counts once, however many instances there are.
 */
export function learnFromDecisions({ database, world }: Needs): Reaction {
  return async stored => {
    const decided = stored.flatMap(({ event }) => decisionIn(event) ?? [])
    if (decided.length === 0) return []
    const ids = decided.map(({ id }) => id)
    const texts = await readTexts(database, ids)
    const taught = await readLessons(database, ids)
    return decided.flatMap(({ id, wanted }) => {
      const text = texts.get(id)
      return text ? teach({ id, text, known: taught.get(id) ?? null, wanted }, world) : []
    })
  }
}

type Decision = { readonly id: string; readonly wanted: Lesson | null }

function decisionIn(event: Event): Decision | null {
  const wanted = lessonOf(event)
  if (wanted === undefined) return null
  if ('comment' in event) return { id: event.comment, wanted }
  return 'mention' in event ? { id: event.mention, wanted } : null
}

/**
 * `null` if the decision was taken back, and `undefined` if the event teaches nothing. Deleting says nothing about the
 * words, and a status that only the judge decided on teaches nothing either.
 */
function lessonOf(event: Event): Lesson | null | undefined {
  const { type } = event
  if ('undecided' in event && event.undecided) return null
  if (type === 'comment-approved' || type === 'mention-approved') return 'good'
  if (type === 'comment-rejected' || type === 'mention-rejected') return 'bad'
  return type === 'comment-withdrawn' || type === 'mention-withdrawn' ? null : undefined
}

async function readTexts(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  const comments = await findComments(database, ids)
  const found = new Set<string>(comments.map(({ id }) => id))
  const others = ids.filter(id => !found.has(id))
  const mentions = await findMentions(database, others)
  return new Map<string, Text>([
    ...comments.map(comment => [comment.id, comment] as const),
    ...mentions.map(mention => [mention.id, asText(mention)] as const),
  ])
}

/**
 * The column is called `comment`, but also holds ids of mentions. Both kinds of id are random, so they do not clash.
 */
async function readLessons(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Lesson>> {
  const rows = await database.all<{ readonly comment: string; readonly kind: Lesson }>(
    sql`select comment, kind from filter_training where comment in (${listOf(ids)})`,
  )
  return new Map(rows.map(({ comment, kind }) => [comment, kind]))
}

type Example = Decision & { readonly text: Text; readonly known: Lesson | null }

function teach({ id, text, known, wanted }: Example, world: World): readonly Query[] {
  // Nothing changes if the same decision is made again.
  if (known === wanted) return []
  const tokens = tokensOf(text)
  return [
    ...(known === null ? [] : unlearn(id, tokens, known)),
    ...(wanted === null ? [] : learn(id, tokens, { lesson: wanted, world })),
  ]
}

import type { Conversation } from '../showing/conversation.ts'
import type { BakedComment } from './conversations.ts'
import { oldestFirst } from './nest-replies.ts'

/** A comment that replies to the post, with everything below it. */
type Family = {
  readonly isPinned: boolean
  /** In which part of the thread's timeline it started. */
  readonly stretch: number
  readonly comments: readonly BakedComment[]
}

export type SplitThread = {
  readonly atPost: readonly BakedComment[]
  /** With it the last family starts that is on the post's page, unless that one is pinned. */
  readonly last?: BakedComment | undefined
  /** The rest, on pages of their own, oldest first. */
  readonly apart: readonly { readonly number: number; readonly comments: readonly BakedComment[] }[]
  /** The page of each comment that is not on the post's page. */
  readonly numbers: ReadonlyMap<string, number>
}

type Manner = Pick<Conversation, 'order'> & { readonly perPage: number }

/**
 * The post's page holds the families that are read first, as many as `perPage` allows. The others are on the page for
 * the part of the timeline in which they started. A part is a fixed number of comments of the whole thread, counted
 * from its beginning: later comments, even replies to the oldest, move no family from one page to another.
 */
export function splitThread(comments: readonly BakedComment[], manner: Manner): SplitThread {
  if (comments.length <= manner.perPage) return { atPost: comments, apart: [], numbers: new Map() }
  const { order, perPage } = manner
  // With the newest first, two parts fit on the post's page: when a third starts, one of them moves off as a whole.
  const families = listFamilies(comments, order === 'newest' ? Math.floor(perPage / 2) : perPage)
  const pinned = families.filter(family => family.isPinned)
  const others = families.filter(family => !family.isPinned)
  if (order === 'newest') others.reverse()
  const staying = countStaying(others, perPage - countComments(pinned))
  const leaving = Map.groupBy(others.slice(staying), family => family.stretch)
  const stretches = [...new Set(families.map(family => family.stretch))]
  const apart = stretches.flatMap((stretch, place) => {
    const among = leaving.get(stretch)
    return among ? [{ number: place + 1, comments: among.flatMap(({ comments }) => comments) }] : []
  })
  return {
    atPost: [...pinned, ...others.slice(0, staying)].flatMap(family => family.comments),
    last: others[staying - 1]?.comments[0],
    apart,
    numbers: new Map(apart.flatMap(page => page.comments.map(({ id }) => [id, page.number]))),
  }
}

/** As many as there is room for, at least one; whole parts, if one fits. */
function countStaying(families: readonly Family[], room: number): number {
  let left = room
  const fitting = families.findIndex(family => {
    left -= family.comments.length
    return left < 0
  })
  if (fitting === -1) return families.length
  const whole = families.findIndex(family => family.stretch === families[fitting]?.stretch)
  return whole || Math.max(1, fitting)
}

function countComments(families: readonly Family[]): number {
  return families.reduce((sum, family) => sum + family.comments.length, 0)
}

/** The oldest first. */
function listFamilies(comments: readonly BakedComment[], perStretch: number): Family[] {
  const sorted = comments.toSorted(oldestFirst)
  const said = new Set(sorted.map(({ id }) => id))
  const isReply = ({ parent }: BakedComment) => parent !== null && said.has(parent)
  const answers = Map.groupBy(sorted.filter(isReply), ({ parent }) => parent)
  return sorted.flatMap((root, place) => {
    if (isReply(root)) return []
    const family = [root]
    // The list grows while we walk it: no recursion, since replies may be thousands deep.
    for (const { id } of family) for (const answer of answers.get(id) ?? []) family.push(answer)
    const stretch = Math.floor(place / perStretch)
    return [{ isPinned: root.pinned, stretch, comments: family }]
  })
}

import type { Post } from '../content/post.ts'
import { whyUnpublished } from '../content/schedule.ts'
import { remember, rememberOne } from '../remember.ts'
import { createYearCalendar } from './calendar.ts'
import { recall } from './memory.ts'
import type { Setting } from './setting.ts'
import type { Card, Line, Unpublished } from './showing/cards.ts'
import type { When } from './showing/site-facts.ts'

/** What is shown of a post in lists, and why it is not published. */
export type Cards = {
  card(post: Post): Card
  /** What the archive shows of it. Not cached, since thousands are each shown once. */
  line(post: Post): Line
  /** Changes whenever a card of the post does. */
  cardKey(post: Post): string
  /** On a site that shows it all the same. */
  why(post: Post): ReturnType<typeof whyUnpublished>
  unpublished(post: Post): Unpublished | null
}

type Needed = Pick<
  Setting,
  'site' | 'threads' | 'now' | 'drafts' | 'memory' | 'ground' | 'when' | 'link' | 'tagLink'
>

export function createCards(needed: Needed): Cards {
  const { site, threads, memory, ground, when, link, tagLink } = needed
  const why = openReasons(needed)
  const unpublished = (post: Post) => explain(why(post), when)
  const dayOf = rememberOne(() => createYearCalendar(site))
  const countOf = (post: Post) =>
    post.comments.kind === 'none' ? null : (threads.get(post.id)?.count ?? 0)
  const lineOn = (date: When, post: Post): Line => ({
    ...link(post),
    date,
    responses: countOf(post),
    unpublished: unpublished(post),
  })
  const makeCard = (post: Post): Card => ({
    ...lineOn(when(post.date), post),
    summary: post.description,
    tags: post.tags.map(tagLink),
  })
  return {
    why,
    unpublished,
    line: post => lineOn(dayOf()(post.date), post),
    card: post => {
      const from = [ground, countOf(post), why(post)?.kind]
      return recall(memory.cards, { of: post, from }, () => makeCard(post))
    },
    cardKey: remember(post => `${post.face} ${countOf(post)} ${JSON.stringify(why(post))}`),
  }
}

function openReasons({ drafts, now }: Needed): Cards['why'] {
  return drafts ? remember(post => whyUnpublished(post, now)) : () => null
}

function explain(
  reason: ReturnType<typeof whyUnpublished>,
  when: (instant: string) => When,
): Unpublished | null {
  switch (reason?.kind) {
    case 'scheduled':
      return { kind: 'scheduled', from: when(reason.from) }
    case 'expired':
      return { kind: 'expired', since: when(reason.since) }
    case 'draft':
      return reason
    case undefined:
      return null
  }
}

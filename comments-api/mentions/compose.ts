import { normaliseName } from '../comments/name.ts'
import { normaliseLine, shorten } from '../comments/text.ts'
import { normaliseUrl } from '../comments/url.ts'
import { MentionId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import { instant } from '../storage/instant.ts'
import type { World } from '../world.ts'
import type { Mention } from './mention.ts'
import type { Card } from './source/card.ts'

const longest = { title: 200, excerpt: 500 } as const

type About = Pick<Mention, 'thread' | 'source'> & { readonly known: Mention | null }

/** From what a page says of itself to what is stored: plain text and checked addresses, whatever it said. It waits for a moderator. */
export function composeMention(card: Card, about: About, world: World): Mention {
  const { thread, source, known } = about
  const name = shorten(normaliseName(card.author?.name ?? ''), limits.name)
  return {
    id: known?.id ?? MentionId.parse(world.newId()),
    thread,
    source,
    url: normaliseUrl(card.url ?? '') ?? source,
    kind: card.kind,
    title: shorten(normaliseLine(card.title), longest.title),
    author: name === '' ? null : { name, url: normaliseUrl(card.author?.url ?? '') },
    excerpt: shorten(normaliseLine(card.excerpt), longest.excerpt),
    status: 'pending',
    reasons: [],
    createdAt: known?.createdAt ?? publishedAt(card, world),
  }
}

/** When the page says it was written, unless that is nonsense or the future. */
function publishedAt({ published }: Card, world: World): string {
  const now = world.now()
  const said = Date.parse(published ?? '')
  const isLikely = said > Date.UTC(1993, 3, 30) && said <= now
  return instant(isLikely ? said : now)
}

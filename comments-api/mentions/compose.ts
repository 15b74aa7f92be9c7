import { normaliseUrl } from '../comments/fields/url.ts'
import { type Mention, normaliseWords } from '../comments/mentions/mention.ts'
import { type CommentId, MentionId } from '../contract/ids.ts'
import { readMoment } from '../outside/read-moment.ts'
import { instant } from '../storage/instant.ts'
import type { World } from '../world.ts'
import type { SentWords } from './checks.ts'
import type { Card } from './source/card.ts'

type About = Pick<Mention, 'thread'> & {
  readonly source: string
  readonly parent: CommentId | null
  readonly known: Mention | null
  /** What the sender said, if the page itself says little. */
  readonly words: SentWords | null
}

/**
 * Turns what a page says about itself into what is stored: plain text and checked addresses. The mention is pending.
 */
export function composeMention(card: Card, about: About, world: World): Mention {
  const { thread, source, parent, known, words } = about
  return {
    id: known?.id ?? MentionId.parse(world.newId()),
    thread,
    parent,
    source,
    url: normaliseUrl(card.url ?? '') ?? source,
    kind: card.kind,
    ...normaliseWords(words === null ? card : complete(card, words)),
    status: 'pending',
    reasons: [],
    createdAt: known?.createdAt ?? publishedAt(card, world),
  }
}

/**
 * A page from the time of trackbacks describes nothing. Its own program knew better what was the title of the post and
 * what that of the blog.
 */
function complete({ title, author, excerpt }: Card, words: SentWords) {
  const named = words.author.trim() === '' ? null : { name: words.author, url: null }
  return {
    title: words.title.trim() || title,
    author: named ?? author,
    excerpt: words.excerpt.trim() || excerpt,
  }
}

/**
 * When the page was written, according to itself. Now, if it says nothing, or a time in the future or before the web.
 */
function publishedAt({ published }: Card, world: World): string {
  const now = world.now()
  const said = readMoment(published)
  const isLikely = said > Date.UTC(1993, 3, 30) && said <= now
  return instant(isLikely ? said : now)
}

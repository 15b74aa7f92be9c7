import type { PostPage, StandalonePage } from '../../generator/plan/pages.ts'
import type { RenderedText } from '../../generator/plan/showing/rendered-text.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { feedsOfConversation } from '../parts/feed-links.ts'
import type { Framed } from './base.ts'

/** What the page's frame must know about its text and the conversation below it. */
export function frameText(
  site: SiteFacts,
  page: PostPage | StandalonePage,
  { scripts, hasFormulas }: RenderedText,
): Framed {
  const { conversation } = page
  return {
    ...page,
    hasConversation: conversation !== null,
    takesMentions: conversation?.takesMentions === true,
    scripts,
    hasFormulas,
    feeds: feedsOfConversation(site, page),
  }
}

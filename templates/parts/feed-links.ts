import type { PostPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'

export type FeedLink = { readonly type: string; readonly title: string; readonly url: string }

/** How browsers and feed readers find the feeds. */
export function feedLinks(feeds: readonly FeedLink[]): SafeHtml {
  return html`${feeds.map(
    ({ type, title, url }) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${url}">\n`,
  )}`
}

/** The three feeds of the site's posts, or of a tag's; `folder` is where they are. */
export function formatsOf(title: string, folder: string): FeedLink[] {
  return [
    { type: atom, title, url: `${folder}feed.xml` },
    { type: 'application/rss+xml', title: `${title} (RSS)`, url: `${folder}rss.xml` },
    { type: 'application/feed+json', title: `${title} (JSON)`, url: `${folder}feed.json` },
  ]
}

export function commentsFeed(title: string, url: string): FeedLink {
  return { type: atom, title, url }
}

/** The feed of the comments, if the page has any. */
export function feedsOfConversation(
  site: SiteFacts,
  { title, conversation }: Pick<PostPage, 'title' | 'conversation'>,
): FeedLink[] {
  if (conversation === null) return []
  return [commentsFeed(textsFor(site.language).texts.feeds.responsesTo(title), conversation.feed)]
}

const atom = 'application/atom+xml'

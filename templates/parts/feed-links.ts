import { html, type SafeHtml } from '../html.ts'

export type FeedLink = { readonly type: string; readonly title: string; readonly url: string }

/** How browsers and readers find what can be followed. */
export function feedLinks(feeds: readonly FeedLink[]): SafeHtml {
  return html`${feeds.map(
    ({ type, title, url }) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${url}">\n`,
  )}`
}

/** The three that the site has of its posts, and of each tag; `folder` is where they stand. */
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

const atom = 'application/atom+xml'

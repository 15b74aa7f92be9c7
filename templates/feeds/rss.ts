import type { Feed, FeedEntry } from '../../generator/plan/showing/feeds.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { sizeOf } from '../parts/size-of.ts'
import type { EntryText } from './entry-text.ts'
import { xmlText } from './xml-text.ts'

/** https://www.rssboard.org/rss-specification and /rss-profile. `texts` are in the order of `feed.entries`. */
export function rssFeed(site: SiteFacts, feed: Feed, texts: readonly EntryText[]): SafeHtml {
  return html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
<channel>
<title>${xmlText(feed.title)}</title>
<link>${xmlText(feed.home)}</link>
<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.url)}"/>
<description>${htmlOf(feed.description || feed.title)}</description>
<language>${xmlText(site.language)}</language>
<lastBuildDate>${dateOf(feed.updated)}</lastBuildDate>
<generator>Afterword</generator>
${feed.entries.map((entry, place) => itemPart(site, entry, texts[place] ?? null))}</channel>
</rss>
`
}

function itemPart(site: SiteFacts, entry: FeedEntry, text: EntryText | null): SafeHtml {
  return html`<item>
<title>${xmlText(entry.title)}</title>
<link>${xmlText(entry.url)}</link>
<guid isPermaLink="false">${xmlText(entry.id)}</guid>
<pubDate>${dateOf(entry.published)}</pubDate>
<dc:creator>${xmlText(entry.author.name)}</dc:creator>
${entry.language !== site.language && html`<dc:language>${xmlText(entry.language)}</dc:language>\n`}${entry.tags.map(tag => html`<category>${xmlText(tag)}</category>\n`)}${picturePart(entry.picture)}${conversationPart(entry.conversation)}<description>${htmlOf(entry.summary || entry.title)}</description>
${text !== null && html`<content:encoded>${text.xml}</content:encoded>\n`}</item>
`
}

/** No enclosure: those are for players, and need the length of a file that may not have been made yet. */
function picturePart(picture: FeedEntry['picture']): SafeHtml | false {
  if (picture === null) return false
  const { url, type, alt, bytes } = picture
  return html`<media:content url="${xmlText(url)}" medium="image" type="${type}"${bytes !== null && html` fileSize="${bytes}"`}${sizeOf(picture)}>${alt !== '' && html`<media:description type="plain">${xmlText(alt)}</media:description>`}</media:content>\n`
}

function conversationPart(conversation: FeedEntry['conversation']): SafeHtml | false {
  return (
    conversation !== null &&
    html`<comments>${xmlText(conversation.url)}</comments>
<wfw:commentRss>${xmlText(conversation.feed)}</wfw:commentRss>
<slash:comments>${conversation.count}</slash:comments>\n`
  )
}

/** RSS takes a description as HTML, so plain text is escaped for that, too. */
function htmlOf(plain: string): string {
  return html`${xmlText(plain)}`.toString()
}

/** RFC 822, with four digits for the year. */
function dateOf(instant: string): string {
  return new Date(instant).toUTCString()
}

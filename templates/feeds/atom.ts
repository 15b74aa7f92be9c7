import type { Feed, FeedEntry } from '../../generator/plan/showing/feeds.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { languagePart, personPart } from './atom-parts.ts'
import type { EntryText } from './entry-text.ts'
import { xmlText } from './xml-text.ts'

/** RFC 4287, and RFC 4685 for links to the comments. `texts` are in the order of `feed.entries`. */
export function atomFeed(site: SiteFacts, feed: Feed, texts: readonly EntryText[]): SafeHtml {
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${xmlText(site.language)}">
<title>${xmlText(feed.title)}</title>
${feed.description !== '' && html`<subtitle>${xmlText(feed.description)}</subtitle>\n`}<id>${xmlText(feed.home)}</id>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.url)}"/>
<link rel="alternate" type="text/html" href="${xmlText(feed.home)}"/>
<updated>${xmlText(feed.updated)}</updated>
${personPart(site.author)}
<generator>Afterword</generator>
${feed.entries.map((entry, place) => entryPart(site, entry, texts[place] ?? null))}</feed>
`
}

function entryPart(site: SiteFacts, entry: FeedEntry, text: EntryText | null): SafeHtml {
  return html`<entry${languagePart(entry.language, site.language)}>
<title>${xmlText(entry.title)}</title>
<id>${xmlText(entry.id)}</id>
<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>
${picturePart(entry.picture)}${repliesPart(entry.conversation)}<published>${xmlText(entry.published)}</published>
<updated>${xmlText(entry.updated)}</updated>
${personPart(entry.author)}
${entry.tags.map(tag => html`<category term="${xmlText(tag)}"/>\n`)}${entry.summary !== '' && html`<summary>${xmlText(entry.summary)}</summary>\n`}${text !== null && html`<content type="html">${text.xml}</content>\n`}</entry>
`
}

function picturePart(picture: FeedEntry['picture']): SafeHtml | false {
  return (
    picture !== null &&
    html`<link rel="enclosure" type="${picture.type}"${picture.bytes !== null && html` length="${picture.bytes}"`} href="${xmlText(picture.url)}"/>\n`
  )
}

function repliesPart(conversation: FeedEntry['conversation']): SafeHtml | false {
  return (
    conversation !== null &&
    html`<link rel="replies" type="application/atom+xml" href="${xmlText(conversation.feed)}" thr:count="${conversation.count}"/>\n`
  )
}

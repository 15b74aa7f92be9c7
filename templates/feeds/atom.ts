import type { Feed, FeedEntry, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { xmlText } from './xml-text.ts'

/** RFC 4287. All addresses are absolute; `bodies` are in the order of `feed.entries`. */
export function atomFeed(site: SiteFacts, feed: Feed, bodies: readonly SafeHtml[]): SafeHtml {
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(site.language)}">
<title>${xmlText(feed.title)}</title>
${site.description !== '' && html`<subtitle>${xmlText(site.description)}</subtitle>\n`}<id>${xmlText(feed.home)}</id>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.url)}"/>
<link rel="alternate" type="text/html" href="${xmlText(feed.home)}"/>
<updated>${xmlText(feed.updated)}</updated>
${personPart(site.author.name, site.author.url)}
<generator>Afterword</generator>
${feed.entries.map((entry, place) => entryPart(entry, bodies[place] ?? null))}</feed>
`
}

function entryPart(entry: FeedEntry, body: SafeHtml | null): SafeHtml {
  return html`<entry>
<title>${xmlText(entry.title)}</title>
<id>${xmlText(entry.id)}</id>
<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>
<published>${xmlText(entry.published)}</published>
<updated>${xmlText(entry.updated)}</updated>
${personPart(entry.author, null)}
${entry.tags.map(tag => html`<category term="${xmlText(tag)}"/>\n`)}${entry.summary !== '' && html`<summary>${xmlText(entry.summary)}</summary>\n`}${body !== null && html`<content type="html" xml:base="${xmlText(entry.url)}">${xmlText(body.toString())}</content>\n`}</entry>
`
}

function personPart(name: string, url: string | null): SafeHtml {
  return html`<author><name>${xmlText(name)}</name>${url !== null && html`<uri>${xmlText(url)}</uri>`}</author>`
}

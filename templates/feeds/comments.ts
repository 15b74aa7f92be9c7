import type { CommentEntry, CommentsFeed } from '../../generator/plan/showing/feeds.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languagePart, personPart } from './atom-parts.ts'
import { xmlText } from './xml-text.ts'

/** RFC 4287, and RFC 4685 for which comment replies to which. */
export function commentsFeed(site: Pick<SiteFacts, 'title'>, feed: CommentsFeed): SafeHtml {
  const { texts } = textsFor(feed.language)
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${xmlText(feed.language)}">
<title>${xmlText(texts.feeds.responsesTo(feed.post?.title ?? site.title))}</title>
<id>${xmlText(feed.id)}</id>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.url)}"/>
<link rel="alternate" type="text/html" href="${xmlText(feed.home)}"/>
<updated>${xmlText(feed.updated)}</updated>
<generator>Afterword</generator>
${feed.entries.map(entry => entryPart(feed, entry))}</feed>
`
}

/** The service made the markup, in which all addresses are absolute. */
function entryPart(feed: CommentsFeed, entry: CommentEntry): SafeHtml {
  const { texts } = textsFor(entry.language)
  return html`<entry${languagePart(entry.language, feed.language)}>
<title>${xmlText(texts.feeds.response(entry.author.name, entry.post.title))}</title>
<id>${xmlText(entry.id)}</id>
<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>
<thr:in-reply-to ref="${xmlText(entry.answers.id)}" type="text/html" href="${xmlText(entry.answers.url)}"/>
<published>${xmlText(entry.published)}</published>
<updated>${xmlText(entry.updated)}</updated>
${personPart(entry.author)}
<content type="html">${xmlText(entry.html.toString())}</content>
</entry>
`
}

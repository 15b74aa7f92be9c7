import type { Feed, FeedEntry } from '../../generator/plan/showing/feeds.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { wellFormedJson } from '../well-formed-json.ts'
import type { EntryText } from './entry-text.ts'

/** https://www.jsonfeed.org/version/1.1/. `texts` are in the order of `feed.entries`. */
export function jsonFeed(site: SiteFacts, feed: Feed, texts: readonly EntryText[]): string {
  const content = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.url,
    description: feed.description || undefined,
    authors: [person(site.author)],
    language: site.language,
    items: feed.entries.map((entry, place) => itemOf(site, entry, texts[place]?.html ?? '')),
  }
  return `${wellFormedJson(content, 1)}\n`
}

/** A field that is `undefined` is not written. */
function itemOf(site: SiteFacts, entry: FeedEntry, html: string) {
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: html,
    summary: entry.summary || undefined,
    image: entry.picture?.url,
    date_published: entry.published,
    date_modified: entry.updated,
    authors: [person(entry.author)],
    tags: entry.tags.length === 0 ? undefined : entry.tags,
    language: entry.language === site.language ? undefined : entry.language,
  }
}

function person({ name, url }: SiteFacts['author']) {
  return { name, url: url ?? undefined }
}

import { atomFeed } from '../../templates/feeds/atom.ts'
import { commentsFeed } from '../../templates/feeds/comments.ts'
import {
  type EntryText,
  entryText,
  escapedText,
  idPrefixOf,
} from '../../templates/feeds/entry-text.ts'
import { jsonFeed } from '../../templates/feeds/json.ts'
import { rssFeed } from '../../templates/feeds/rss.ts'
import { sitemap } from '../../templates/feeds/sitemap.ts'
import { html, type SafeHtml } from '../../templates/html.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { authorPage } from '../../templates/pages/author.ts'
import { homePage } from '../../templates/pages/home.ts'
import { namesPage } from '../../templates/pages/names.ts'
import { notFoundPage } from '../../templates/pages/not-found.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { postPage } from '../../templates/pages/post.ts'
import { responsesPage } from '../../templates/pages/responses.ts'
import { searchPage } from '../../templates/pages/search.ts'
import { seriesPage } from '../../templates/pages/series.ts'
import { tagPage } from '../../templates/pages/tag.ts'
import type { Amendment } from '../markdown/create-markdown.ts'
import type { Body, Showing } from '../plan/entries.ts'
import type { HtmlPage } from '../plan/pages.ts'
import type { FeedEntry } from '../plan/showing/feeds.ts'
import type { RenderedText } from '../plan/showing/rendered-text.ts'
import type { SiteFacts } from '../plan/showing/site-facts.ts'
import { createRender, type Render, type TextOptions } from './render-body.ts'

export type Printer = (showing: Showing) => string

export type Texts = TextOptions & {
  readonly facts: SiteFacts
  /** The text, if it was rendered before its page was planned. */
  takeRendered?(body: Body): RenderedText | undefined
  /** The text of an entry, if a published feed has it already. */
  publishedText?(entry: FeedEntry, body: Body): string | undefined
}

/** The one place that knows which template shows what. Throws a TextError for what cannot be rendered. */
export function createPrinter(given: Texts, amendments: readonly Amendment[]): Printer {
  const { facts } = given
  const render = createRender(given, amendments)
  const textOf = createFeedTexts(given, render)
  const textIn = (body: Body | null) =>
    body === null ? noText : (given.takeRendered?.(body) ?? render(body, null))
  return showing => {
    switch (showing.kind) {
      case 'html':
        return String(printPage(facts, showing.page, textIn(showing.body)))
      case 'feed':
        return printFeed(facts, showing, textOf)
      case 'comments-feed':
        return String(commentsFeed(facts, showing.feed))
      case 'sitemap':
        return String(sitemap(facts, showing.map))
      case 'text':
        return showing.text
      case 'copy':
        throw new Error('copies are not printed')
    }
  }
}

function printPage(facts: SiteFacts, page: HtmlPage, text: RenderedText): SafeHtml {
  switch (page.kind) {
    case 'post':
      return postPage(facts, page, text)
    case 'responses':
      return responsesPage(facts, page)
    case 'page':
      return standalonePage(facts, page, text)
    case 'home':
      return homePage(facts, page)
    case 'tag':
      return tagPage(facts, page)
    case 'series':
      return seriesPage(facts, page)
    case 'author':
      return authorPage(facts, page)
    case 'tags':
    case 'all-series':
    case 'authors':
      return namesPage(facts, page)
    case 'archive':
      return archivePage(facts, page)
    case 'not-found':
      return notFoundPage(facts, page)
    case 'search':
      return searchPage(facts, page)
  }
}

const noText: RenderedText = {
  html: html``,
  outline: [],
  scripts: { copyCode: false, playEmbed: false },
  hasFormulas: false,
}

type TextOf = (entry: FeedEntry, body: Body) => EntryText

/** A post appears in three formats, and in the feeds of all its tags: its text is rendered once for all. */
function createFeedTexts(given: Texts, render: Render): TextOf {
  const texts = new WeakMap<Body, EntryText>()
  return (entry, body) =>
    texts.getOrInsertComputed(body, () => {
      const published = given.publishedText?.(entry, body)
      return published === undefined
        ? entryText(entry, render(body, idPrefixOf(entry)).html)
        : escapedText(published)
    })
}

function printFeed(
  facts: SiteFacts,
  { format, feed, bodies }: Extract<Showing, { kind: 'feed' }>,
  textOf: TextOf,
): string {
  const texts = feed.entries.flatMap((entry, place) => {
    const body = bodies[place]
    return body === undefined ? [] : [textOf(entry, body)]
  })
  switch (format) {
    case 'atom':
      return String(atomFeed(facts, feed, texts))
    case 'rss':
      return String(rssFeed(facts, feed, texts))
    case 'json':
      return jsonFeed(facts, feed, texts)
  }
}

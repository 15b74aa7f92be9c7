import { hashOf } from '../content/records.ts'
import type { Resolved } from '../markdown/surroundings.ts'
import type { Making } from './making.ts'
import type { HtmlPage } from './pages.ts'
import type { Card } from './showing/cards.ts'
import type { CommentsFeed, Feed, FeedFormat } from './showing/feeds.ts'
import type { Sitemap } from './showing/sitemap.ts'

/** A text to render into a page: which file, in which state, and where its local references lead. */
export type Body = {
  readonly source: string
  readonly hash: string
  readonly language: string
  /** By plain spelling. */
  readonly references: Readonly<Record<string, Resolved>>
}

/** What stands at one output path. */
export type Showing =
  | { readonly kind: 'html'; readonly page: HtmlPage; readonly body: Body | null }
  | {
      readonly kind: 'feed'
      readonly format: FeedFormat
      readonly feed: Feed
      readonly bodies: readonly Body[]
    }
  | { readonly kind: 'comments-feed'; readonly feed: CommentsFeed }
  | { readonly kind: 'sitemap'; readonly map: Sitemap }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'copy'
      readonly hash: string
      readonly from: string
      /** Set for a file that is made first; `hash` is then the key by which it is kept, and `from` not known yet. */
      readonly making?: Making
    }

export type PlanEntry = {
  /** Relative to the output folder, with "/" between folders. */
  readonly output: string
  /** A hash of everything that the page reads: equal fingerprints mean equal bytes. */
  readonly fingerprint: string
  readonly showing: Showing
}

export type Ground = {
  /** A hash of what every page reads: the site's facts, the templates, the generator itself. */
  readonly ground: string
  /** Of cards, which nothing changes once they are made. */
  readonly hashes: WeakMap<Card, string>
}

export function planEntry({ ground, hashes }: Ground, output: string, showing: Showing): PlanEntry {
  return { output, fingerprint: fingerprintOf(showing, { ground, hashes }), showing }
}

function fingerprintOf(showing: Showing, { ground, hashes }: Ground): string {
  // A copy is its bytes, wherever they were found.
  if (showing.kind === 'copy') return hashOf(showing.hash)
  return hashOf(`${ground}${inkOf(showing, hashes)}`)
}

/** All that is to be seen of what is shown, as text: equal only for equal pages. */
function inkOf(showing: Showing, hashes: Ground['hashes']): string {
  // A card stands in several lists; it is hashed once.
  const listed = (cards: readonly Card[]) => cards.map(card => cardHash(card, hashes)).join()
  if (showing.kind !== 'html') return JSON.stringify(showing)
  switch (showing.page.kind) {
    case 'home':
    case 'tag':
    case 'series':
    case 'author': {
      const { cards, ...page } = showing.page
      return `${JSON.stringify(page)}${listed(cards)}`
    }
    case 'archive': {
      const { years, ...page } = showing.page
      return `${JSON.stringify(page)}${years.map(({ year, cards }) => `${year}:${listed(cards)}`).join(';')}`
    }
    case 'post':
    case 'responses':
    case 'page':
    case 'tags':
    case 'all-series':
    case 'authors':
    case 'not-found':
    case 'search':
      return JSON.stringify(showing)
  }
}

function cardHash(card: Card, hashes: Ground['hashes']): string {
  const hash = hashes.get(card) ?? hashOf(JSON.stringify(card))
  hashes.set(card, hash)
  return hash
}

/** `/a/` is written to `a/index.html`, `/a.html` to `a.html`. */
export function outputOf(url: string): string {
  return url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1)
}

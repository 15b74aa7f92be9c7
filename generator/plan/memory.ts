import type { Post } from '../content/post.ts'
import type { Body, PlanEntry } from './entries.ts'
import type { Made } from './making.ts'
import type { HtmlPage } from './pages.ts'
import type { SearchVolume } from './search.ts'
import type { Card } from './showing/cards.ts'
import type { CommentEntry, FeedEntry } from './showing/feeds.ts'
import type { SitemapPage } from './showing/sitemap.ts'

/** What was made of each post, and what it was made from. A preview plans again with every saved file. */
export type PlanMemory = {
  readonly cards: Recollections<Post, Card>
  readonly posts: Recollections<Post, PlanEntry>
  /** The pages of long conversations. */
  readonly responses: Recollections<Post, PlanEntry[]>
  readonly drawings: Recollections<Post, Made>
  readonly feedTexts: Recollections<Post, FeedText>
  /** Of the site and of each tag, by the page that lists the same posts. */
  readonly feeds: Recollections<string, PlanEntry[]>
  readonly commentsFeeds: Recollections<Post, PlannedConversation>
  /** What threads.json says of each. */
  readonly threads: Recollections<Post, string>
  /** Pages that list posts, by where they stand. */
  readonly lists: Recollections<string, PlanEntry>
  readonly volumes: Recollections<string, PlannedVolume>
  /** What the sitemap says of pages; `null` of those that nobody is to find. */
  readonly sitemap: WeakMap<HtmlPage, SitemapPage | null>
  readonly hashes: WeakMap<Card, string>
  readonly nearest: NearestPosts
}

/** A post in a feed, and the text that comes at rendering. */
export type FeedText = { readonly entry: FeedEntry; readonly body: Body }

export type PlannedConversation = {
  readonly entries: readonly CommentEntry[]
  readonly feed: PlanEntry
}

export type PlannedVolume = { readonly volume: SearchVolume; readonly files: readonly PlanEntry[] }

/** Positions of the posts nearest to each position, by a text of all that decides them; the last one alone. */
export type NearestPosts = Map<string, Map<number, readonly number[]>>

type Recollection<Value> = { readonly from: readonly unknown[]; readonly made: Value }

type Recollections<Key, Value> = {
  get(key: Key): Recollection<Value> | undefined
  set(key: Key, recollection: Recollection<Value>): unknown
}

export function openPlanMemory(): PlanMemory {
  return {
    cards: new WeakMap(),
    posts: new WeakMap(),
    responses: new WeakMap(),
    drawings: new WeakMap(),
    feedTexts: new WeakMap(),
    feeds: new Map(),
    commentsFeeds: new WeakMap(),
    threads: new WeakMap(),
    lists: new Map(),
    volumes: new Map(),
    sitemap: new WeakMap(),
    hashes: new WeakMap(),
    nearest: new Map(),
  }
}

/** What was made under a key before, if all it was made from is the very same. */
export function recall<Key, Value>(
  known: Recollections<Key, Value>,
  { of, from }: { readonly of: Key; readonly from: readonly unknown[] },
  make: () => Value,
): Value {
  const before = known.get(of)
  if (before !== undefined && isSame(before.from, from)) return before.made
  const made = make()
  known.set(of, { from, made })
  return made
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((value, place) => value === now[place])
}

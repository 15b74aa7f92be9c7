import type { Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { slugOf } from '../content/slugs.ts'
import { hashOf } from '../hash-of.ts'
import { remember, rememberOne } from '../remember.ts'
import type { Site } from '../site/site.ts'
import { createCalendar } from './calendar.ts'
import { type Cards, createCards } from './cards.ts'
import type { Threads } from './conversation/conversations.ts'
import { type SplitThread, splitThread } from './conversation/split-thread.ts'
import {
  type KnownPlan,
  type PlanEntry,
  planEntry,
  type Showing,
  type Sketch,
  sketchEntry,
} from './entries.ts'
import { factsOf } from './facts.ts'
import { openPlanMemory, type PlanMemory } from './memory.ts'
import type { PlanInput } from './plan-pages.ts'
import type { Link, PostLink, SiteFacts, When } from './showing/site-facts.ts'

/** What all planners share: the index, facts about the site, and how things are addressed and dated. */
export type Setting = Cards & {
  readonly site: Site
  readonly facts: SiteFacts
  readonly index: Index
  /** The posts with each tag, in their order. */
  tagged(): ReadonlyMap<string, readonly Post[]>
  readonly threads: Threads
  readonly now: number
  /** Whether the site shows what is not published. */
  readonly drafts: boolean
  readonly memory: PlanMemory
  /** What the last build planned. */
  readonly known: KnownPlan | undefined
  /** Prepares a text for social cards; `null` if letters are missing. */
  readonly drawable: (text: string) => string | null
  /** A hash of what everything is made from; for pages, also of how they look. */
  readonly ground: string
  entry(output: string, showing: Showing): PlanEntry
  sketch(output: string, sketch: Sketch): PlanEntry
  /** In the site's language, or in the given one. */
  when(instant: string, language?: string): When
  /** A hash of the conversation under the post; `null` if there is none. */
  threadHash(post: Post): string | null
  link(post: Post): PostLink
  tagLink(tag: string): Link
  /** How its conversation is split between the post's page and others. */
  split(post: Post): SplitThread
  /** The absolute address of a path on this site. */
  absolute(path: string): string
}

export function createSetting(input: PlanInput): Setting {
  const { site, index, threads, now, drafts, drawable, known, memory = openPlanMemory() } = input
  const given = { site, index, threads, now, drafts, drawable, known, memory }
  const facts = factsOf(input)
  const { ground, looks } = groundsOf(input, facts)
  const pages = { ground: looks, known }
  const others = { ground, known }
  const basisOf = (kind: Showing['kind']) => (kind === 'html' ? pages : others)
  const when = createCalendar(site)
  const tagLink = remember(linkToTag)
  return {
    ...given,
    ...{ facts, ground, when, link, tagLink },
    tagged: rememberOne(() => groupByTag(index.posts)),
    entry: (output, showing) => planEntry(basisOf(showing.kind).ground, output, showing),
    sketch: (output, sketch) => sketchEntry(basisOf(sketch.kind), output, sketch),
    ...createCards({ ...given, ground, when, link, tagLink }),
    threadHash: createThreadHash(threads, memory),
    split: createSplitter(site, threads),
    absolute: path => `${site.url}${path}`,
  }
}

/** Only pages depend on what their heads say about looks: feeds and the search outlive a change of style. */
function groundsOf({ code, site }: PlanInput, { assets, appearance, ...said }: SiteFacts) {
  const ground = hashOf(JSON.stringify([code, said, site]))
  return { ground, looks: hashOf(JSON.stringify([ground, assets, appearance])) }
}

function groupByTag(posts: readonly Post[]): Map<string, Post[]> {
  const tagged = new Map<string, Post[]>()
  for (const post of posts)
    for (const tag of post.tags) tagged.getOrInsertComputed(tag, noPosts).push(post)
  return tagged
}

/** One function for all tags of all posts: in the loop, each of them would have its own. */
const noPosts = (): Post[] => []

function link(post: Post): PostLink {
  return { url: encodeURI(post.url), title: post.title, language: post.language }
}

/** Making the slug takes longer than making the rest of a card. */
function linkToTag(tag: string): Link {
  return { url: encodeURI(`/tags/${slugOf(tag)}/`), title: tag }
}

function createThreadHash(threads: Threads, memory: PlanMemory): Setting['threadHash'] {
  return ({ id }) => {
    const thread = threads.get(id)
    if (thread === undefined) return null
    return memory.threads.getOrInsertComputed(thread, () => hashOf(JSON.stringify(thread)))
  }
}

function createSplitter({ comments }: Site, threads: Threads): Setting['split'] {
  return remember(post => splitThread(threads.get(post.id)?.comments ?? [], comments))
}

import type { Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { whyUnpublished } from '../content/schedule.ts'
import { slugOf } from '../content/slugs.ts'
import { hashOf } from '../hash-of.ts'
import { remember, rememberOne } from '../remember.ts'
import type { Site } from '../site/site.ts'
import { createCalendar, createYearCalendar, printingLanguage } from './calendar.ts'
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
import { appearanceOf, chooseIcons } from './images/icons.ts'
import { openPlanMemory, type PlanMemory, recall } from './memory.ts'
import type { PlanInput } from './plan-pages.ts'
import type { Card, Line, Unpublished } from './showing/cards.ts'
import type { Link, PostLink, SiteFacts, When } from './showing/site-facts.ts'

/** What all planners share: the index, facts about the site, and how things are addressed and dated. */
export type Setting = {
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
  card(post: Post): Card
  /** What the archive shows of it. Not cached, since thousands are each shown once. */
  line(post: Post): Line
  /** Changes whenever a card of the post does. */
  cardKey(post: Post): string
  /** A hash of the conversation under the post; `null` if there is none. */
  threadHash(post: Post): string | null
  /** Why it is not published, on a site that shows it all the same. */
  why(post: Post): ReturnType<typeof whyUnpublished>
  unpublished(post: Post): Unpublished | null
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
  const groundOf = (kind: Showing['kind']) => (kind === 'html' ? looks : ground)
  const when = createCalendar(site)
  const why = drafts ? remember((post: Post) => whyUnpublished(post, now)) : () => null
  const unpublished = (post: Post) => explain(why(post), when)
  const tagLink = remember(linkToTag)
  return {
    ...given,
    ...{ facts, ground, when, why, unpublished, tagLink },
    tagged: rememberOne(() => groupByTag(index.posts)),
    entry: (output, showing) => planEntry(groundOf(showing.kind), output, showing),
    sketch: (output, sketch) =>
      sketchEntry({ ground: groundOf(sketch.kind), known }, output, sketch),
    ...createCards({ site, threads, memory, ground, when, why, unpublished, tagLink }),
    threadHash: createThreadHash(threads, memory),
    link: linkTo,
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
    for (const tag of post.tags) tagged.getOrInsertComputed(tag, () => []).push(post)
  return tagged
}

function linkTo(post: Post): PostLink {
  return { url: encodeURI(post.url), title: post.title, language: post.language }
}

/** Making the slug takes longer than making the rest of a card. */
function linkToTag(tag: string): Link {
  return { url: encodeURI(`/tags/${slugOf(tag)}/`), title: tag }
}

type OfCards = Pick<
  Setting,
  'site' | 'threads' | 'memory' | 'ground' | 'when' | 'why' | 'unpublished' | 'tagLink'
>

function createCards(setting: OfCards): Pick<Setting, 'card' | 'line' | 'cardKey'> {
  const { site, threads, memory, ground, when, why, unpublished, tagLink } = setting
  const dayOf = rememberOne(() => createYearCalendar(site))
  const countOf = (post: Post) =>
    post.comments.kind === 'none' ? null : (threads.get(post.id)?.count ?? 0)
  const lineOn = (date: When, post: Post): Line => ({
    ...linkTo(post),
    date,
    responses: countOf(post),
    unpublished: unpublished(post),
  })
  const makeCard = (post: Post): Card => ({
    ...lineOn(when(post.date), post),
    summary: post.description,
    tags: post.tags.map(tagLink),
  })
  return {
    line: post => lineOn(dayOf()(post.date), post),
    card: post => {
      const from = [ground, countOf(post), why(post)?.kind]
      return recall(memory.cards, { of: post, from }, () => makeCard(post))
    },
    cardKey: remember(post => `${post.face} ${countOf(post)} ${JSON.stringify(why(post))}`),
  }
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

function explain(
  reason: ReturnType<typeof whyUnpublished>,
  when: (instant: string) => When,
): Unpublished | null {
  switch (reason?.kind) {
    case 'scheduled':
      return { kind: 'scheduled', from: when(reason.from) }
    case 'expired':
      return { kind: 'expired', since: when(reason.since) }
    case 'draft':
      return reason
    case undefined:
      return null
  }
}

function factsOf({ site, assets, index, icons = [] }: PlanInput): SiteFacts {
  const appearance = appearanceOf(chooseIcons(index, icons))
  return {
    title: site.title,
    description: site.description,
    url: site.url,
    language: site.language,
    dateLanguage: printingLanguage(site.language),
    timeZone: site.timeZone,
    author: { name: site.author.name, url: site.author.url ?? null },
    profiles: site.author.profiles,
    navigation: site.navigation,
    footer: site.footer,
    feed: '/feed.xml',
    highlightsCode: site.syntaxHighlighting,
    assets: {
      style: assets.style,
      styleWithLetters: assets.styleWithLetters,
      styleWithFormulas: assets.styleWithFormulas,
      script: assets.script,
      colours: assets.colours,
      copyCode: assets.copyCode,
      playEmbed: assets.playEmbed,
    },
    appearance: assets.paper === null ? appearance : { ...appearance, colours: assets.paper },
  }
}

import type { Post } from '../content/post.ts'
import { findAttachment } from '../content/references.ts'
import { takesComments } from '../content/schedule.ts'
import { createBylines } from './authors.ts'
import { planConversation } from './conversation/conversations.ts'
import { type Body, outputOf, type PlanEntry } from './entries.ts'
import { shownImage } from './images/images.ts'
import { createSocialCards } from './images/social-cards.ts'
import { listedPost } from './listed.ts'
import type { PostPage } from './pages.ts'
import { referencesOf, referencesOfPage, resolveReference } from './reference-urls.ts'
import { createRelated, type Nearest } from './related.ts'
import { createSeriesPlaces } from './series.ts'
import type { Setting } from './setting.ts'
import type { PostLink } from './showing/site-facts.ts'

/** Posts are listed newest first, so the next one in time comes before it in the list. */
export function planPosts(setting: Setting, nearest: Nearest): PlanEntry[] {
  return setting.index.posts.map(openPosts(setting, nearest))
}

/** The same entry that the plan of the whole site has for it. */
export function planWritten(setting: Setting, nearest: Nearest, post: Post): PlanEntry {
  if (post.layout === 'page') return planStandalonePage(setting, post)
  return openPosts(setting, nearest)(post, setting.index.posts.indexOf(post))
}

function openPosts(
  setting: Setting,
  nearest: Nearest,
): (post: Post, position: number) => PlanEntry {
  const { posts } = setting.index
  const bylineOf = createBylines(setting)
  const placeOf = createSeriesPlaces(setting)
  const cardOf = createSocialCards(setting)
  const relatedTo = createRelated(posts, nearest)
  // Not a function for each post: of ten thousand, most are asked nothing.
  const companyOf = (post: Post, position: number) => ({
    previous: posts[position + 1],
    next: posts[position - 1],
    author: bylineOf(post),
    series: placeOf(post),
    related: relatedTo(position),
    card: cardOf(post),
  })
  return (post, position) => planPost(setting, { post, position, companyOf })
}

type Company = Required<Pick<PostPage, 'author' | 'series' | 'card'>> & {
  readonly previous: Post | undefined
  readonly next: Post | undefined
  readonly related: readonly Post[]
}

type Planned = {
  readonly post: Post
  readonly position: number
  companyOf(post: Post, position: number): Company
}

function planPost(setting: Setting, { post, position, companyOf }: Planned): PlanEntry {
  return setting.sketch(outputOf(post.url), {
    kind: 'html',
    texts: [post],
    from: () => pageIngredients(setting, post, companyOf(post, position)),
    listed: () => listedPost(setting, post),
    show: () => ({
      kind: 'html',
      page: composePage(setting, post, companyOf(post, position)),
      body: bodyOfPage(setting, post),
    }),
  })
}

/** What its page shows besides its own text. */
function pageIngredients(setting: Setting, post: Post, company: Company): readonly unknown[] {
  const { previous, next, related, author, series, card } = company
  const { index, now } = setting
  return [
    previous && [previous.label, isSameSeries(post, previous)],
    next && [next.label, isSameSeries(post, next)],
    related.map(({ label }) => label),
    author,
    series,
    card,
    setting.threadHash(post),
    takesComments(post, now),
    setting.why(post)?.kind,
    // Where its links lead; most texts have none.
    post.references.length > 0 && [referencesOfPage(index, post), imageOf(setting, post)],
  ]
}

export function planStandalonePages(setting: Setting): PlanEntry[] {
  return setting.index.pages.map(post => planStandalonePage(setting, post))
}

function planStandalonePage(setting: Setting, post: Post): PlanEntry {
  return setting.sketch(outputOf(post.url), {
    kind: 'html',
    texts: [post],
    from: () => [
      setting.why(post)?.kind,
      referencesOfPage(setting.index, post),
      setting.threadHash(post),
      takesComments(post, setting.now),
    ],
    listed: () => listedPost(setting, post),
    show: () => ({
      kind: 'html',
      page: {
        kind: 'page',
        ...describe(setting, post),
        language: post.language,
        conversation: planConversation(setting, post),
        unpublished: setting.unpublished(post),
      },
      body: bodyOfPage(setting, post),
    }),
  })
}

/** As feeds have it: without the sources that only a page can choose from. */
export function bodyOf({ index }: Setting, post: Post): Body {
  return bodyWith(post, referencesOf(index, post))
}

function bodyOfPage({ index }: Setting, post: Post): Body {
  return bodyWith(post, referencesOfPage(index, post))
}

function bodyWith({ source, hash, language }: Post, references: Body['references']): Body {
  return { source, hash, language, references }
}

/** As one literal, like `composePost`. */
function composePage(setting: Setting, post: Post, company: Company): PostPage {
  const { title, description, url, canonical } = describe(setting, post)
  return {
    kind: 'post',
    title,
    description,
    url,
    canonical,
    date: setting.when(post.date, post.language),
    updated: post.updated === null ? null : setting.when(post.updated, post.language),
    language: post.language,
    tags: post.tags.map(setting.tagLink),
    minutes: post.minutes,
    previous: neighbourLink(setting, post, company.previous),
    next: neighbourLink(setting, post, company.next),
    conversation: planConversation(setting, post),
    unpublished: setting.unpublished(post),
    author: company.author,
    series: company.series,
    card: company.card,
    related: company.related.map(near => ({
      ...setting.link(near),
      date: setting.when(near.date),
    })),
    image: imageOf(setting, post),
  }
}

/** The neighbouring part of the same series is shown already. */
function neighbourLink(setting: Setting, post: Post, neighbour: Post | undefined): PostLink | null {
  if (neighbour === undefined) return null
  return isSameSeries(post, neighbour) ? null : setting.link(neighbour)
}

function isSameSeries({ series }: Post, neighbour: Post): boolean {
  return series !== null && neighbour.series === series
}

function describe(setting: Setting, post: Post) {
  const url = encodeURI(post.url)
  return {
    title: post.title,
    description: post.description,
    url,
    canonical: post.canonical ?? setting.absolute(url),
  }
}

function imageOf({ index }: Setting, post: Post): PostPage['image'] {
  if (post.image === null) return null
  const { reference, alt } = post.image
  const attachment = findAttachment(index, post.source, reference)
  const shown = attachment && shownImage(index, attachment)
  if (shown !== null) return { ...shown, alt }
  const resolved = resolveReference(index, post, reference)
  if (resolved === null) return null
  return { url: resolved.url, alt, width: resolved.width, height: resolved.height }
}

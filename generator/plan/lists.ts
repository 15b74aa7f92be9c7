import type { Post } from '../content/post.ts'
import { compareText } from '../diagnostic.ts'
import { yearOf } from './calendar.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { recall } from './memory.ts'
import type { ArchivePage, HomePage, HtmlPage, TagPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Card } from './showing/cards.ts'

/**
 * Pages are numbered from the oldest, so that a page's address keeps its content and a new post
 * changes the home page alone; the home page holds between one and two pages' worth.
 */
export function planHome(setting: Setting): PlanEntry[] {
  const { posts } = setting.index
  const size = setting.site.postsPerPage
  const earlier = Math.max(0, Math.floor(posts.length / size) - 1)
  const newest = posts.slice(0, posts.length - earlier * size)
  const numbers = Array.from({ length: earlier }, (_, position) => earlier - position)
  const pages = numbers.map(number => {
    const end = posts.length - (number - 1) * size
    return homePage(setting, { posts: posts.slice(end - size, end), number, last: earlier + 1 })
  })
  const home = homePage(setting, { posts: newest, number: earlier + 1, last: earlier + 1 })
  return [home, ...pages].map(page => pageEntry(setting, page))
}

type Stretch = { readonly posts: readonly Post[]; readonly number: number; readonly last: number }

function homePage(setting: Setting, { posts, number, last }: Stretch): HomePage {
  const urlOf = (page: number) => (page === last ? '/' : `/page/${page}/`)
  return {
    kind: 'home',
    title: setting.facts.title,
    description: setting.facts.description,
    url: urlOf(number),
    canonical: setting.absolute(urlOf(number)),
    cards: posts.map(setting.card),
    number,
    newer: number < last ? urlOf(number + 1) : null,
    older: number > 1 ? urlOf(number - 1) : null,
  }
}

export function planTags(setting: Setting): PlanEntry[] {
  const tagged = Map.groupBy(
    setting.index.posts.flatMap(post => post.tags.map(tag => ({ tag, post }))),
    ({ tag }) => tag,
  )
  const tags = [...tagged.keys()].sort(inAlphabet(setting.site.language))
  const overview = tags.map(tag => ({
    ...setting.tagLink(tag),
    count: tagged.get(tag)?.length ?? 0,
  }))
  const pages = tags.map(tag => {
    const cards = (tagged.get(tag) ?? []).map(({ post }) => setting.card(post))
    return tagPage(setting, tag, cards)
  })
  const ofAll: HtmlPage = {
    kind: 'tags',
    ...addressed(setting, '/tags/'),
    tags: overview,
  }
  return [ofAll, ...pages].map(page => pageEntry(setting, page))
}

function tagPage(setting: Setting, tag: string, cards: readonly Card[]): TagPage {
  return { kind: 'tag', title: tag, ...addressed(setting, setting.tagLink(tag).url), tag, cards }
}

export function planArchive(setting: Setting): PlanEntry {
  const years = Map.groupBy(setting.index.posts, post => yearOf(setting.site, post.date))
  return pageEntry(setting, {
    kind: 'archive',
    ...addressed(setting, '/archive/'),
    years: [...years].map(([year, posts]) => ({ year, cards: posts.map(setting.card) })),
  })
}

export function planNotFound(setting: Setting): PlanEntry {
  return pageEntry(setting, {
    kind: 'not-found',
    ...addressed(setting, '/404.html'),
  })
}

export function addressed(setting: Setting, url: string) {
  return { description: '', url, canonical: setting.absolute(url) }
}

/** A page without a text of its own. One that lists the same cards as before is the same. */
export function pageEntry(setting: Setting, page: HtmlPage): PlanEntry {
  const output = outputOf(decodeURI(page.url))
  const make = () => setting.entry(output, { kind: 'html', page, body: null })
  const cards = cardsOn(page)
  if (cards.length === 0) return make()
  const from = [setting.ground, wordsOf(page), ...cards]
  return recall(setting.memory.lists, { of: output, from }, make)
}

/** All posts that a page lists. */
export function cardsOn(page: HtmlPage): readonly Card[] {
  if ('cards' in page) return page.cards
  return 'years' in page ? page.years.flatMap(({ cards }) => cards) : []
}

/** All that such a page says besides. */
function wordsOf(page: HtmlPage): string {
  return JSON.stringify(page, (key, value) => {
    if (key === 'cards') return undefined
    return key === 'years' ? value.map(({ year, cards }: Year) => [year, cards.length]) : value
  })
}

type Year = ArchivePage['years'][number]

/** The order of a dictionary in the site's language, and never that of the machine's. */
export function inAlphabet(language: string): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(language)
  return (a, b) => compare(a, b) || compareText(a, b)
}

import { compareText } from '../compare-text.ts'
import type { Post } from '../content/post.ts'
import { rememberOne } from '../remember.ts'
import { inAlphabet } from './alphabet.ts'
import { yearOf } from './calendar.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { type Listed, listedList, listedLists } from './listed.ts'
import type { ArchivePage, CountedName, HomePage, HtmlPage, NamesPage, TagPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Card } from './showing/cards.ts'

/**
 * Pages are numbered from the oldest, so that each keeps its content and a new post changes the home page alone, which
 * holds between one and two pages' worth of posts.
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
  return [home, ...pages]
}

type Stretch = { readonly posts: readonly Post[]; readonly number: number; readonly last: number }

function homePage(setting: Setting, { posts, number, last }: Stretch): PlanEntry {
  const urlOf = (page: number) => (page === last ? '/' : `/page/${page}/`)
  const page: Omit<HomePage, 'cards'> = {
    kind: 'home',
    title: setting.facts.title,
    description: setting.facts.description,
    url: urlOf(number),
    canonical: setting.absolute(urlOf(number)),
    number,
    newer: number < last ? urlOf(number + 1) : null,
    older: number > 1 ? urlOf(number - 1) : null,
  }
  return listEntry(setting, { page, posts, show: cards => ({ ...page, cards }) })
}

export function planTags(setting: Setting): PlanEntry[] {
  // By code unit: loading collation tables is a fifth of what planning takes after an edit. Decision 115.
  const tagged = [...setting.tagged()].sort(([a], [b]) => compareText(a, b))
  const pages = tagged.map(([tag, posts]) => tagPage(setting, tag, posts))
  return [tagsPage(setting, pages), ...pages]
}

function tagsPage(setting: Setting, pages: readonly PlanEntry[]): PlanEntry {
  const page: Omit<NamesPage, 'names'> = { kind: 'tags', ...addressed(setting, '/tags/') }
  const compose = rememberOne((): NamesPage => ({ ...page, names: countTags(setting) }))
  return setting.sketch(outputOf(page.url), {
    kind: 'html',
    texts: [],
    from: () => [compose()],
    listed: () => listedLists(setting, page.url, pages),
    show: () => ({ kind: 'html', page: compose(), body: null }),
  })
}

/** In alphabetical order. */
export function countTags({ site, tagged, tagLink }: Setting): CountedName[] {
  const compare = inAlphabet(site.language)
  return [...tagged()]
    .sort(([a], [b]) => compare(a, b))
    .map(([tag, posts]) => ({ ...tagLink(tag), count: posts.length }))
}

function tagPage(setting: Setting, tag: string, posts: readonly Post[]): PlanEntry {
  const { url } = setting.tagLink(tag)
  const page: Omit<TagPage, 'cards'> = { kind: 'tag', title: tag, ...addressed(setting, url), tag }
  return listEntry(setting, { page, posts, show: cards => ({ ...page, cards }) })
}

export function planArchive(setting: Setting): PlanEntry {
  const { posts } = setting.index
  const yearsOf = rememberOne(() => [
    ...Map.groupBy(posts, post => yearOf(setting.site, post.date)),
  ])
  const page: Omit<ArchivePage, 'years'> = { kind: 'archive', ...addressed(setting, '/archive/') }
  return setting.sketch(outputOf(page.url), {
    kind: 'html',
    texts: [],
    from: () => [page, yearsOf().map(([year, posts]) => [year, ...posts.map(setting.cardKey)])],
    listed: () => listedList(setting, page.url, posts),
    show: () => {
      const years = yearsOf().map(([year, posts]) => ({ year, lines: posts.map(setting.line) }))
      return { kind: 'html', page: { ...page, years }, body: null }
    },
  })
}

export function planNotFound(setting: Setting): PlanEntry {
  return pageEntry(setting, { kind: 'not-found', ...addressed(setting, '/404.html') }, () => null)
}

export function addressed(setting: Setting, url: string) {
  return { description: '', url, canonical: setting.absolute(url) }
}

/** A page that has neither a text of its own nor cards. */
export function pageEntry(setting: Setting, page: HtmlPage, listed: () => Listed): PlanEntry {
  return setting.sketch(outputOf(decodeURI(page.url)), {
    kind: 'html',
    texts: [],
    from: () => [page],
    listed,
    show: () => ({ kind: 'html', page, body: null }),
  })
}

type List = {
  /** Everything it shows apart from its cards. */
  readonly page: { readonly url: string }
  readonly posts: readonly Post[]
  show(cards: readonly Card[]): HtmlPage
}

export function listEntry(setting: Setting, { page, posts, show }: List): PlanEntry {
  return setting.sketch(outputOf(decodeURI(page.url)), {
    kind: 'html',
    texts: [],
    from: () => [page, ...posts.map(setting.cardKey)],
    // Needed by the sitemap, and by the page of all such lists.
    listed: rememberOne(() => listedList(setting, page.url, posts)),
    show: () => ({ kind: 'html', page: show(posts.map(setting.card)), body: null }),
  })
}

import type { Post } from '../content/post.ts'
import { longestSlug, slugOf } from '../content/slugs.ts'
import { remember, rememberOne } from '../remember.ts'
import { inAlphabet } from './alphabet.ts'
import type { PlanEntry } from './entries.ts'
import { listedLists } from './listed.ts'
import { addressed, listEntry, pageEntry } from './lists.ts'
import type { AuthorPage, NamesPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Person } from './showing/site-facts.ts'

/** Everybody who wrote, with their posts; empty if that is one person, whom every page names. */
function authorsIn(posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const authors = Map.groupBy(posts, ({ byline }) => byline)
  return authors.size > 1 ? authors : new Map()
}

/** A page for each author and one for all, if there are several. */
export function planAuthors(setting: Setting): PlanEntry[] {
  const all = authorsIn(setting.index.posts)
  // Before an alphabet is loaded for nothing.
  if (all.size === 0) return []
  const authors = [...all.keys()].sort(inAlphabet(setting.site.language)).flatMap(name => {
    const url = authorUrl(name)
    return url === null ? [] : [{ name, url, posts: all.get(name) ?? [] }]
  })
  if (authors.length === 0) return []
  const pages = authors.map(({ name, url, posts }) => {
    const author = personOf(setting, name)
    const page: Omit<AuthorPage, 'cards'> = { kind: 'author', ...addressed(setting, url), author }
    return listEntry(setting, { page, posts, show: cards => ({ ...page, cards }) })
  })
  const overview: NamesPage = {
    kind: 'authors',
    ...addressed(setting, '/authors/'),
    names: authors.map(({ name, url, posts }) => ({ url, title: name, count: posts.length })),
  }
  return [pageEntry(setting, overview, () => listedLists(setting, overview.url, pages)), ...pages]
}

/** Who wrote a post, with the address of their page if the site has several authors. */
export function createBylines(setting: Setting): (post: Post) => Person {
  const { posts } = setting.index
  const isShared = rememberOne(() => posts.some(({ byline }) => byline !== posts[0]?.byline))

  const authorOf = remember((name: string) => {
    const person = personOf(setting, name)
    return isShared() ? { ...person, url: authorUrl(name) ?? person.url } : person
  })
  return ({ byline }) => authorOf(byline)
}

function personOf({ facts }: Setting, name: string): Person {
  return name === facts.author.name ? facts.author : { name, url: null }
}

/** `null` for a name in site.yaml that yields no address: that is no problem until there is a second author. */
function authorUrl(name: string): string | null {
  const slug = slugOf(name)
  const hasAddress = slug !== '' && Buffer.byteLength(slug) <= longestSlug
  return hasAddress ? encodeURI(`/authors/${slug}/`) : null
}

import { laterOf } from '../content/instants.ts'
import type { Post } from '../content/post.ts'
import type { PlanEntry } from './entries.ts'
import type { Setting } from './setting.ts'
import type { SitemapPage } from './showing/sitemap.ts'

/** What the sitemap says of a page; `null` of those that nobody is to find. */
export type Listed = SitemapPage | null

/** A page that names another address as its own is to be found there. */
export function listedPost(setting: Setting, post: Post): Listed {
  const url = setting.absolute(encodeURI(post.url))
  const isFindable = setting.why(post) === null && (post.canonical ?? url) === url
  return isFindable ? { url, modified: setting.modified(post) } : null
}

/** A list changes with what it lists; one of drafts alone is no more published than these. */
export function listedList(setting: Setting, url: string, posts: readonly Post[]): Listed {
  const published = posts.filter(post => setting.why(post) === null)
  if (published.length === 0 && posts.length > 0) return null
  return { url: setting.absolute(url), modified: newestOf(published.map(setting.modified)) }
}

export function listedLists(setting: Setting, url: string, lists: readonly PlanEntry[]): Listed {
  const instants = lists.map(list => list.listed()?.modified ?? null)
  return { url: setting.absolute(url), modified: newestOf(instants) }
}

/** A page has a date for its order only; a post that was scheduled was not there before it came out. */
export function modificationOf({ layout, date, publish, updated }: Post): string | null {
  return layout === 'page' ? updated : newestOf([date, publish, updated])
}

/** `null` where there is none. */
export function newestOf(instants: readonly (string | null)[]): string | null {
  const written = instants.filter(instant => instant !== null)
  return written.length === 0 ? null : written.reduce(laterOf)
}

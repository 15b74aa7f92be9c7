import { laterOf } from '../content/instants.ts'
import type { Post } from '../content/post.ts'
import type { PlanEntry } from './entries.ts'
import type { Setting } from './setting.ts'
import type { SitemapPage } from './showing/sitemap.ts'

/** What the sitemap says about a page; `null` for pages that should not be found. */
export type Listed = SitemapPage | null

/** A page with another canonical address should be found there. */
export function listedPost(setting: Setting, post: Post): Listed {
  const url = setting.absolute(encodeURI(post.url))
  const isFindable = setting.why(post) === null && (post.canonical ?? url) === url
  return isFindable ? { url, modified: modificationOf(post) } : null
}

/** A list changes with what it lists; a list of drafts alone is as unpublished as they are. */
export function listedList(setting: Setting, url: string, posts: readonly Post[]): Listed {
  let modified: string | null = null
  let isFindable = posts.length === 0
  for (const post of posts) {
    if (setting.why(post) !== null) continue
    isFindable = true
    modified = newerOf(modified, modificationOf(post))
  }
  return isFindable ? { url: setting.absolute(url), modified } : null
}

export function listedLists(setting: Setting, url: string, lists: readonly PlanEntry[]): Listed {
  const instants = lists.map(list => list.listed()?.modified ?? null)
  return { url: setting.absolute(url), modified: newestOf(instants) }
}

/** A page's date only serves for sorting; a scheduled post did not exist before it was published. */
function modificationOf({ layout, date, publish, updated }: Post): string | null {
  return layout === 'page' ? updated : newerOf(newerOf(date, publish), updated)
}

/** `null` if there is none. */
export function newestOf(instants: readonly (string | null)[]): string | null {
  return instants.reduce(newerOf, null)
}

function newerOf(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : laterOf(a, b)
}

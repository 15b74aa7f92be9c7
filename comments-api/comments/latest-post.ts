import { createRequire } from 'node:module'
import type * as Tldts from 'tldts'
import { sql } from '../storage/sql.ts'
import type { LatestPost } from './comment.ts'
import { shortLine } from './fields/text.ts'
import { normaliseUrl } from './fields/url.ts'

const longestTitle = 200

/** Loaded with the first post of a reader's blog: the list of public suffixes takes 2 MB. */
const load = createRequire(import.meta.url)

/**
 * What a feed says about a post, in a form that may stand beside a comment: plain words, and a link that stays on the
 * author's own site.
 */
export function makeLatestPost(
  found: { readonly title: string; readonly url: string },
  authorUrl: string,
): LatestPost['shown'] {
  const title = shortLine(found.title, longestTitle)
  const url = normaliseUrl(found.url)
  if (title === '' || url === null || siteOf(url) !== siteOf(authorUrl)) return null
  return { title, url }
}

/**
 * The registrable domain. On a host of many blogs each blog counts as one (https://publicsuffix.org, private section
 * included).
 */
function siteOf(url: string): string {
  const { getDomain }: typeof Tldts = load('tldts')
  return getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname
}

/** What was found on sites that no longer belong to any author who wants this. */
export const forgetSitesOfNobody = sql`
  delete from latest_posts
  where not exists (
    select 1 from comments
    where comments.author_url = latest_posts.author_url and comments.latest_wanted = 1)`

import type { Post } from '../content/post.ts'
import { compareText } from '../diagnostic.ts'
import type { PlanEntry } from './entries.ts'
import type { FeedEntry } from './pages.ts'
import { bodyOf } from './posts.ts'
import type { Setting } from './setting.ts'

export function planFeed(setting: Setting): PlanEntry {
  const posts = setting.index.posts.slice(0, setting.site.postsInFeed)
  return setting.entry('feed.xml', {
    kind: 'feed',
    feed: {
      kind: 'feed',
      title: setting.facts.title,
      url: setting.absolute('/feed.xml'),
      home: setting.absolute('/'),
      updated: newest(posts.map(post => post.updated ?? post.date)),
      entries: posts.map(post => feedEntry(setting, post)),
    },
    bodies: posts.map(post => bodyOf(setting, post)),
  })
}

function feedEntry(setting: Setting, post: Post): FeedEntry {
  const url = setting.absolute(encodeURI(post.url))
  return {
    id: url,
    url,
    title: post.title,
    published: post.date,
    updated: post.updated ?? post.date,
    summary: post.description,
    tags: post.tags,
    author: post.author ?? setting.facts.author.name,
  }
}

export function planSitemap(setting: Setting): PlanEntry {
  const { posts, pages } = setting.index
  const findable = [...posts, ...pages].filter(post => setting.unpublished(post) === null)
  const described = findable.map(post => ({
    url: setting.absolute(encodeURI(post.url)),
    modified: post.layout === 'page' && post.updated === null ? null : (post.updated ?? post.date),
  }))
  const pagesOfTheSite = ['/', '/archive/', '/tags/'].map(path => ({
    url: setting.absolute(path),
    modified: null,
  }))
  return setting.entry('sitemap.xml', {
    kind: 'sitemap',
    map: { kind: 'sitemap', pages: [...pagesOfTheSite, ...described] },
  })
}

/** Of the content, never of the build: the same input gives the same feed. */
function newest(instants: readonly string[]): string {
  return instants.toSorted(compareText).at(-1) ?? '1970-01-01T00:00:00Z'
}

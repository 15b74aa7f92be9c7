import { posix } from 'node:path'
import type { Post } from '../../content/post.ts'
import { findAttachment } from '../../content/references.ts'
import { remember } from '../../remember.ts'
import { commentsPath } from '../conversation/comments-path.ts'
import { type Body, outputOf, type PlanEntry, type Showing } from '../entries.ts'
import { bodyOf } from '../posts.ts'
import { attachmentPath, resolveReference } from '../reference-urls.ts'
import type { Setting } from '../setting.ts'
import type { Feed, FeedEntry, FeedFormat } from '../showing/feeds.ts'
import { createFeedIds, type FeedIds, newest } from './ids.ts'

const files = {
  atom: 'feed.xml',
  rss: 'rss.xml',
  json: 'feed.json',
} as const satisfies Record<FeedFormat, string>
const formats = ['atom', 'rss', 'json'] as const satisfies FeedFormat[]

/** The newest posts of the site, and those of each tag. */
export function planPostsFeeds(setting: Setting): PlanEntry[] {
  const { facts, index } = setting
  const textOf = createTexts(setting)
  const ofTags = [...setting.tagged()].map(([tag, posts]) => ({
    title: `${tag} · ${facts.title}`,
    description: '',
    path: setting.tagLink(tag).url,
    posts,
  }))
  const ofSite = {
    title: facts.title,
    description: facts.description,
    path: '/',
    posts: index.posts,
  }
  return [ofSite, ...ofTags].flatMap(list => planList(setting, list, textOf))
}

type List = {
  readonly title: string
  readonly description: string
  /** The path of the page that shows the same posts. */
  readonly path: string
  readonly posts: readonly Post[]
}

function planList(
  setting: Setting,
  { posts, ...list }: List,
  textOf: (post: Post) => FeedText,
): PlanEntry[] {
  const newestPosts = posts.slice(0, setting.site.postsInFeed)
  const leads = () => newestPosts.map(post => addressIngredients(setting, post))
  const counts = () => newestPosts.map(({ id }) => setting.threads.get(id)?.count ?? 0)
  return formats.map(format => {
    const url = `${list.path}${files[format]}`
    return setting.sketch(outputOf(decodeURI(url)), {
      kind: 'feed',
      texts: newestPosts,
      // JSON Feed has no field for the number of comments, so a new comment does not change it.
      from: () => [list, leads(), format === 'json' ? null : counts()],
      show: () => composeFeed(setting, { ...list, url, format, texts: newestPosts.map(textOf) }),
    })
  })
}

type Contents = Omit<List, 'posts'> & {
  readonly url: string
  readonly format: FeedFormat
  readonly texts: readonly FeedText[]
}

function composeFeed(setting: Setting, contents: Contents): Showing {
  const { path, url, format, texts, ...named } = contents
  const entries = texts.map(({ entry }) => entry)
  const feed: Feed = {
    kind: 'feed',
    ...named,
    url: setting.absolute(url),
    home: setting.absolute(path),
    updated: newest(entries.map(entry => entry.updated)),
    entries: format === 'json' ? entries.map(withoutConversation) : entries,
  }
  return { kind: 'feed', format, feed, bodies: texts.map(({ body }) => body) }
}

function withoutConversation(entry: FeedEntry): FeedEntry {
  return { ...entry, conversation: null }
}

/** A post in a feed, and its text, which is rendered later. */
type FeedText = { readonly entry: FeedEntry; readonly body: Body }

/** Remembered, because a post is in the feeds of all its tags. */
function createTexts(setting: Setting): (post: Post) => FeedText {
  const ids = createFeedIds(setting.site)
  return remember(post => ({ entry: feedEntry(setting, ids, post), body: bodyOf(setting, post) }))
}

/** What the fingerprint needs: the addresses in the text, and the picture above it. */
function addressIngredients(setting: Setting, post: Post): readonly unknown[] | null {
  if (post.references.length === 0) return null
  return [bodyOf(setting, post).references, pictureOf(setting, post)]
}

function feedEntry(setting: Setting, ids: FeedIds, post: Post): FeedEntry {
  const { facts, threads, absolute } = setting
  const url = absolute(encodeURI(post.url))
  return {
    id: ids.post(post),
    url,
    title: post.title,
    published: post.date,
    updated: post.updated ?? post.date,
    summary: post.description,
    language: post.language,
    tags: post.tags,
    author: post.author === null ? facts.author : { name: post.author, url: null },
    picture: pictureOf(setting, post),
    conversation:
      post.comments.kind === 'none'
        ? null
        : {
            url: `${url}#conversation`,
            feed: absolute(encodeURI(commentsPath(post))),
            count: threads.get(post.id)?.count ?? 0,
          },
  }
}

/** https://www.iana.org/assignments/media-types/media-types.xhtml#image */
const imageTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

function pictureOf({ index, absolute }: Setting, post: Post): FeedEntry['picture'] {
  if (post.image === null) return null
  const { reference, alt } = post.image
  const attachment = findAttachment(index, post.source, reference)
  const resolved = resolveReference(index, post, reference)
  if (attachment === null || resolved === null) return null
  // The original is published only for links to it, so the feed shows a variant.
  const { url, width, height } = resolved.shown ?? resolved
  const path = decodeURIComponent(url.replace(/#.*$/s, ''))
  const type = imageTypes[posix.extname(path).toLowerCase()]
  if (type === undefined) return null
  // The file that is shown may have been made from the one that the author named.
  const isFileItself = path === attachmentPath(index, attachment)
  const bytes = isFileItself ? index.records.attachments[attachment.source]?.size : null
  return { url: absolute(url), alt, width, height, type, bytes: bytes ?? null }
}

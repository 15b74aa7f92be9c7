import { compareText } from '../../compare-text.ts'
import type { Post } from '../../content/post.ts'
import { commentsPath, responsesPath } from '../conversation/comments-path.ts'
import type { BakedComment } from '../conversation/conversations.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import type { Setting } from '../setting.ts'
import type { CommentEntry, CommentsFeed } from '../showing/feeds.ts'
import type { Link } from '../showing/site-facts.ts'
import { createFeedIds, type FeedIds, newest } from './ids.ts'

/** The number of comments in the feed of the whole site. A post's feed has as many as its page. */
const newestOfSite = 50

/**
 * A feed for the site and one for every post with a conversation, so that readers can subscribe before the first
 * comment.
 */
export function planCommentsFeeds(setting: Setting): PlanEntry[] {
  const ids = createFeedIds(setting.site)
  const { posts, pages } = setting.index
  const discussed = [...posts, ...pages].filter(post => post.comments.kind !== 'none')
  const ofSite = discussed
    .filter(post => setting.threadHash(post) !== null)
    .flatMap(post => listEntries(setting, ids, post))
    .sort((a, b) => compareText(b.published, a.published) || compareText(a.id, b.id))
    .slice(0, newestOfSite)
  return [planSiteFeed(setting, ofSite), ...discussed.map(post => planFeed(setting, ids, post))]
}

function planSiteFeed(setting: Setting, entries: readonly CommentEntry[]): PlanEntry {
  const url = setting.absolute('/comments.xml')
  return setting.entry('comments.xml', {
    kind: 'comments-feed',
    feed: {
      kind: 'comments-feed',
      id: url,
      url,
      home: setting.absolute('/'),
      post: null,
      language: setting.facts.language,
      updated: newest(entries.map(entry => entry.updated)),
      entries,
    },
  })
}

function planFeed(setting: Setting, ids: FeedIds, post: Post): PlanEntry {
  const path = commentsPath(post)
  return setting.sketch(outputOf(path), {
    kind: 'comments-feed',
    texts: [],
    from: () => [post.id, post.label, setting.threadHash(post)],
    show: () => ({ kind: 'comments-feed', feed: composeFeed(setting, ids, post) }),
  })
}

function composeFeed(setting: Setting, ids: FeedIds, post: Post): CommentsFeed {
  const link = linkTo(setting, post)
  const entries = listEntries(setting, ids, post)
  return {
    kind: 'comments-feed',
    id: ids.conversation(post),
    url: setting.absolute(encodeURI(commentsPath(post))),
    home: link.url,
    post: link,
    language: post.language,
    updated: newest([post.date, ...entries.map(entry => entry.updated)]),
    entries,
  }
}

function listEntries(setting: Setting, ids: FeedIds, post: Post): CommentEntry[] {
  const comments = setting.threads.get(post.id)?.comments ?? []
  const said = new Map(comments.map(comment => [comment.id, comment]))
  const page = linkTo(setting, post)
  const { numbers } = setting.split(post)
  const urlOf = ({ id }: BakedComment) => {
    const number = numbers.get(id)
    const path = number === undefined ? post.url : responsesPath(post, number)
    return `${setting.absolute(encodeURI(path))}#comment-${id}`
  }
  return comments
    .filter(comment => comment.status === 'approved')
    .slice(0, setting.site.comments.perPage)
    .map(comment => {
      const parent = comment.parent === null ? undefined : said.get(comment.parent)
      return {
        id: ids.comment(comment),
        url: urlOf(comment),
        author: { name: comment.author.name, url: comment.author.url },
        html: comment.html,
        published: comment.createdAt,
        updated: comment.editedAt ?? comment.createdAt,
        post: page,
        language: post.language,
        answers:
          parent === undefined
            ? { id: ids.post(post), url: page.url }
            : { id: ids.comment(parent), url: urlOf(parent) },
      }
    })
}

function linkTo({ absolute }: Setting, post: Post): Link {
  return { url: absolute(encodeURI(post.url)), title: post.title }
}

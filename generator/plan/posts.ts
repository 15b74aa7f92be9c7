import type { Post } from '../content/post.ts'
import { whyUnpublished } from '../content/schedule.ts'
import { isOpen, planConversation } from './conversations.ts'
import { type Body, outputOf, type PlanEntry } from './entries.ts'
import { recall } from './memory.ts'
import type { PostPage } from './pages.ts'
import { referencesOf, resolveReference } from './reference-urls.ts'
import type { Setting } from './setting.ts'

/** Posts stand newest first, so the next one to read in time is the one before in the list. */
export function planPosts(setting: Setting): PlanEntry[] {
  const { posts } = setting.index
  return posts.map((post, position) =>
    planPost(setting, post, { previous: posts[position + 1], next: posts[position - 1] }),
  )
}

type Neighbours = { readonly previous: Post | undefined; readonly next: Post | undefined }

function planPost(setting: Setting, post: Post, neighbours: Neighbours): PlanEntry {
  const body = bodyOf(setting, post)
  const from = [
    setting.ground,
    neighbours.previous,
    neighbours.next,
    JSON.stringify(body.references),
    setting.threads.get(post.id),
    isOpen(post, setting.now),
    setting.drafts && whyUnpublished(post, setting.now)?.kind,
  ]
  return recall(setting.memory.posts, { post, from }, () => {
    const page = composePage(setting, post, neighbours)
    return setting.entry(outputOf(post.url), { kind: 'html', page, body })
  })
}

export function planStandalonePages(setting: Setting): PlanEntry[] {
  return setting.index.pages.map(post =>
    setting.entry(outputOf(post.url), {
      kind: 'html',
      page: {
        kind: 'page',
        ...describe(setting, post),
        language: post.language,
        unpublished: setting.unpublished(post),
      },
      body: bodyOf(setting, post),
    }),
  )
}

export function bodyOf(setting: Setting, post: Post): Body {
  return { source: post.source, hash: post.hash, references: referencesOf(setting.index, post) }
}

function composePage(setting: Setting, post: Post, { previous, next }: Neighbours): PostPage {
  return {
    kind: 'post',
    ...describe(setting, post),
    date: setting.when(post.date),
    updated: post.updated === null ? null : setting.when(post.updated),
    language: post.language,
    author: post.author === null ? setting.facts.author : { name: post.author, url: null },
    tags: post.tags.map(setting.tagLink),
    image: imageOf(setting, post),
    minutes: post.minutes,
    previous: previous === undefined ? null : setting.link(previous),
    next: next === undefined ? null : setting.link(next),
    conversation: planConversation(setting, post),
    unpublished: setting.unpublished(post),
  }
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

function imageOf(setting: Setting, post: Post): PostPage['image'] {
  if (post.image === null) return null
  const resolved = resolveReference(setting.index, post, post.image.reference)
  if (resolved === null) return null
  return {
    url: resolved.url,
    alt: post.image.alt,
    width: resolved.width ?? 0,
    height: resolved.height ?? 0,
  }
}

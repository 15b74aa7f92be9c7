import { nestReplies } from '../../generator/plan/conversation/nest-replies.ts'
import type { PostPage } from '../../generator/plan/pages.ts'
import type { Card } from '../../generator/plan/showing/cards.ts'
import type { CommentView, Conversation } from '../../generator/plan/showing/conversation.ts'
import type { RenderedText } from '../../generator/plan/showing/rendered-text.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { trustHtml } from '../../templates/html.ts'

export const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`

export const site: SiteFacts = {
  title: 'The Long Margin',
  description: 'Notes on books',
  url: 'https://blog.example',
  language: 'en',
  dateLanguage: 'en',
  timeZone: 'UTC',
  author: { name: 'Ada', url: null },
  navigation: [{ url: '/archive/', title: 'Archive' }],
  footer: [],
  highlightsCode: true,
  feed: '/feed.xml',
  assets: {
    style: '/assets/style.css',
    styleWithLetters: '/assets/style-with-letters.css',
    styleWithFormulas: '/assets/style-with-formulas.css',
    script: '/assets/near.js',
    colours: '/assets/colours.js',
    copyCode: '/assets/copy-code.js',
    playEmbed: '/assets/play-embed.js',
  },
}

export const noon = { iso: '2026-11-20T12:00:00.000Z', text: 'November 20, 2026' }

export function sampleComment(changes: Partial<CommentView> = {}): CommentView {
  return {
    id: 'comment01',
    parent: null,
    author: { name: 'Kim', url: null, avatar: '3-2', isOwner: false, latestPost: null },
    html: trustHtml('<p>Well said.</p>'),
    date: noon,
    edited: null,
    status: 'approved',
    pinned: false,
    inReplyTo: null,
    replies: [],
    ...changes,
  }
}

export function sampleConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    thread: 'margins',
    open: true,
    takesMentions: true,
    count: 0,
    version: 0,
    epoch: '',
    comments: [],
    depth: 3,
    order: 'newest',
    mentions: [],
    feed: '/margins/comments.xml',
    action: '/api/threads/margins/comments',
    replyAt: '/api/threads/margins/reply',
    reader: 'Ada',
    ...changes,
  }
}

/** A text as the renderer returns it, with nothing in it that its page must know about. */
export function sampleText(markup: string): RenderedText {
  return {
    html: trustHtml(markup),
    outline: [],
    scripts: { copyCode: false, playEmbed: false },
    hasFormulas: false,
  }
}

export function samplePost(changes: Partial<PostPage> = {}): PostPage {
  return {
    kind: 'post',
    title: 'In Praise of the Margin',
    description: 'About margins',
    url: '/margins/',
    canonical: 'https://blog.example/margins/',
    date: noon,
    updated: null,
    language: 'en',
    author: site.author,
    tags: [],
    image: null,
    minutes: 3,
    previous: null,
    next: null,
    conversation: sampleConversation(),
    unpublished: null,
    ...changes,
  }
}

export function sampleCard(changes: Partial<Card> = {}): Card {
  return {
    url: '/margins/',
    title: 'In Praise of the Margin',
    language: 'en',
    date: noon,
    summary: 'Every book has a border of silence.',
    tags: [],
    responses: 0,
    unpublished: null,
    ...changes,
  }
}

/** A reply to a reply and so on, `depth` comments in all, as a site draws them that does not set a depth. */
export function sampleThread(depth: number): CommentView {
  const comments = Array.from({ length: depth }, (_, index) => {
    const level = index + 1
    const { author, html } = sampleComment()
    const name = level === depth ? author.name : `Reader ${level}`
    const parent = level === 1 ? null : idAt(index)
    const said = { id: idAt(level), parent, author: { ...author, name }, html }
    return {
      ...said,
      createdAt: noon.iso,
      editedAt: null,
      status: 'approved',
      pinned: false,
    } as const
  })
  const [first] = nestReplies(comments, { depth: 3, order: 'newest', when: () => noon })
  if (!first) throw new Error('a thread has a first comment')
  return first
}

export function idAt(level: number): string {
  return `level${String(level).padStart(6, '0')}`
}

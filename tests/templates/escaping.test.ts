import { describe, expect, it } from 'vitest'
import type { SafeHtml } from '../../templates/html.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { homePage } from '../../templates/pages/home.ts'
import { namesPage } from '../../templates/pages/names.ts'
import { notFoundPage } from '../../templates/pages/not-found.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { postPage } from '../../templates/pages/post.ts'
import { tagPage } from '../../templates/pages/tag.ts'
import {
  hostile,
  noon,
  sampleCard,
  sampleComment,
  sampleConversation,
  samplePost,
  sampleText,
  site,
} from './samples.ts'

const nothing = sampleText('')
const described = { title: hostile, description: hostile, url: '/x/', canonical: hostile }
const link = { url: hostile, title: hostile, language: hostile }
const when = { iso: hostile, text: hostile }
const card = sampleCard({ ...link, summary: hostile, date: when, tags: [link], responses: 2 })
const hostileSite = {
  ...site,
  title: hostile,
  description: hostile,
  language: hostile,
  dateLanguage: hostile,
  author: { name: hostile, url: hostile },
  navigation: [link],
  footer: [link],
  feed: hostile,
  assets: {
    style: hostile,
    styleWithLetters: hostile,
    styleWithFormulas: hostile,
    script: hostile,
    colours: hostile,
    copyCode: hostile,
    playEmbed: hostile,
  },
}
const comment = sampleComment({
  author: {
    name: hostile,
    url: `https://evil.example/${hostile}`,
    avatar: hostile,
    isOwner: true,
    latestPost: { title: hostile, url: `https://evil.example/${hostile}` },
  },
  date: when,
  edited: when,
})
const conversation = sampleConversation({
  thread: hostile,
  count: 1,
  comments: [comment],
  mentions: [
    {
      id: 'm1',
      kind: 'link',
      url: `https://evil.example/${hostile}`,
      title: hostile,
      author: hostile,
      excerpt: hostile,
      date: when,
    },
  ],
  action: hostile,
  reader: hostile,
})

const post = samplePost({
  ...described,
  date: when,
  updated: when,
  author: { name: hostile, url: hostile },
  tags: [link],
  image: { url: hostile, alt: hostile, width: 1, height: 1 },
  previous: link,
  next: link,
  conversation,
})

const pages: readonly (readonly [string, SafeHtml])[] = [
  ['post', postPage(hostileSite, post, nothing)],
  [
    'page',
    standalonePage(
      hostileSite,
      {
        ...described,
        kind: 'page',
        language: hostile,
        conversation: null,
        unpublished: { kind: 'scheduled', from: when },
      },
      nothing,
    ),
  ],
  [
    'home',
    homePage(hostileSite, {
      ...described,
      kind: 'home',
      cards: [card],
      number: 2,
      newer: hostile,
      older: hostile,
    }),
  ],
  ['tag', tagPage(hostileSite, { ...described, kind: 'tag', tag: hostile, cards: [card] })],
  ['tags', namesPage(hostileSite, { ...described, kind: 'tags', names: [{ ...link, count: 2 }] })],
  [
    'archive',
    archivePage(hostileSite, {
      ...described,
      kind: 'archive',
      years: [{ year: 2026, lines: [card] }],
    }),
  ],
  ['not-found', notFoundPage(hostileSite, { ...described, kind: 'not-found' })],
]

describe('hostile text in every field', () => {
  it.each(pages)('is escaped on a page of kind %s', (_, page) => {
    const markup = page.toString()

    expect(markup).toContain('&lt;script&gt;')
    expect(markup).not.toContain('<script>')
    expect(markup).not.toContain('<img src=x')
  })

  it('cannot become the address of a link', () => {
    const author = {
      ...comment.author,
      url: 'javascript:alert(1)',
      latestPost: { title: 'x', url: 'data:text/html,x' },
    }
    const comments = [sampleComment({ author })]

    const page = postPage(
      site,
      samplePost({ conversation: { ...conversation, comments } }),
      nothing,
    )

    expect(page.toString()).not.toMatch(/href="(javascript|data):/)
  })
})

describe('a page', () => {
  it('has no inline scripts and styles, which a strict policy forbids', () => {
    for (const [, page] of pages)
      expect(page.toString()).not.toMatch(
        /<style|\sstyle=|<script(?! src=| type="(?:module"(?: fetchpriority="low")? src=|application\/ld\+json">))/,
      )
  })

  it('loads the script of conversations only where there is one', () => {
    const silent = postPage(site, samplePost({ conversation: null }), nothing).toString()
    const closed = postPage(
      site,
      samplePost({ conversation: sampleConversation({ open: false }) }),
      nothing,
    )

    expect(silent).not.toContain('<script type="module"')
    expect(closed.toString()).toContain(
      '<script type="module" fetchpriority="low" src="/assets/near.js">',
    )
  })

  it('declares its language and direction, and those of the header around a foreign post', () => {
    const arabic = postPage(site, samplePost({ language: 'ar', date: noon }), nothing).toString()

    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('<header class="site-header" lang="en" dir="ltr">')
  })

  it('declares the language of every title in a language other than its surroundings', () => {
    const link = { url: '/x/', title: 'كلمة', language: 'ar' }
    const series = { url: '/series/s/', title: 'Walks', part: 2, of: 3, before: link, after: link }
    const page = samplePost({
      previous: link,
      next: link,
      related: [{ ...link, date: noon }],
      series: { ...series, parts: [link, link, link] },
    })
    const list = homePage(site, {
      ...described,
      kind: 'home',
      cards: [sampleCard(link)],
      number: 1,
      newer: null,
      older: null,
    }).toString()

    const titles =
      postPage(site, page, nothing)
        .toString()
        .match(/<bdi[^>]*>كلمة<\/bdi>/g) ?? []

    expect(titles.length).toBe(8)
    expect([...new Set(titles)]).toEqual(['<bdi lang="ar" dir="rtl">كلمة</bdi>'])
    expect(list).toContain(
      '<h2 lang="ar" dir="rtl"><a class="p-name u-url" href="/x/">كلمة</a></h2>',
    )
    expect(list).toContain('<p class="card-summary p-summary" lang="ar" dir="rtl">')
  })
})

import { describe, expect, it } from 'vitest'
import { trustHtml } from '../../templates/html.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { homePage } from '../../templates/pages/home.ts'
import { namesPage } from '../../templates/pages/names.ts'
import { notFoundPage } from '../../templates/pages/not-found.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { postPage } from '../../templates/pages/post.ts'
import { tagPage } from '../../templates/pages/tag.ts'
import { siteIn } from './languages.ts'
import {
  sampleCard,
  sampleComment,
  sampleConversation,
  samplePost,
  sampleText,
  sampleThread,
} from './samples.ts'

type Content = { readonly language: string; readonly word: string; readonly date: string }

/** Every kind of page, with everything on it that a page can have; the author writes `word` for every word. */
function pagesIn({ language, word, date }: Content): Record<string, string> {
  const site = {
    ...siteIn(language),
    title: word,
    description: word,
    author: { name: `${word} ${word}`, url: null },
    navigation: [{ url: '/archive/', title: word }],
    footer: [{ url: '/imprint/', title: word }],
  }
  const when = { iso: '2026-11-20T12:00:00.000Z', text: date }
  const described = { title: word, description: word, url: '/x/', canonical: '/x/' }
  const link = { url: '/x/', title: word, language }
  const unpublished = { kind: 'scheduled', from: when } as const
  const card = sampleCard({
    ...link,
    summary: word,
    date: when,
    tags: [link],
    responses: 2,
    unpublished,
  })
  const author = { ...sampleComment().author, name: word, isOwner: true, latestPost: link }
  const comment = sampleComment({
    author,
    html: trustHtml(word),
    date: when,
    edited: when,
    replies: [sampleComment({ id: 'tombstone1', status: 'deleted', date: when, author })],
  })
  const deep = JSON.parse(JSON.stringify(sampleThread(4)), (key, value) => {
    if (key === 'html') return trustHtml(word)
    if (key === 'date') return when
    return key === 'name' ? word : value
  })
  const mention = {
    id: 'm1',
    kind: 'link',
    url: 'https://x.example/',
    ...{ title: word, author: word, excerpt: word },
  } as const
  const conversation = sampleConversation({
    count: 6,
    comments: [comment, deep],
    mentions: [{ ...mention, date: when }],
    reader: word,
  })
  const post = samplePost({
    ...described,
    language,
    date: when,
    updated: when,
    author: { name: word, url: null },
    tags: [link],
    previous: link,
    next: link,
    conversation,
    unpublished,
  })
  const text = sampleText(word)
  const closed = { ...post, conversation: { ...conversation, open: false } }
  const silent = { ...post, conversation: sampleConversation({ reader: word }) }
  const pages = {
    post: postPage(site, post, text),
    closed: postPage(site, closed, text),
    silent: postPage(site, silent, text),
    page: standalonePage(
      site,
      { ...described, kind: 'page', language, conversation: null, unpublished },
      text,
    ),
    home: homePage(site, {
      ...described,
      kind: 'home',
      cards: [card],
      number: 2,
      newer: '/',
      older: '/y/',
    }),
    tag: tagPage(site, { ...described, kind: 'tag', tag: word, cards: [card] }),
    tags: namesPage(site, { ...described, kind: 'tags', names: [{ ...link, count: 2 }] }),
    archive: archivePage(site, {
      ...described,
      kind: 'archive',
      years: [{ year: 2026, lines: [card] }],
    }),
    'not-found': notFoundPage(site, { ...described, kind: 'not-found' }),
  }
  return Object.fromEntries(Object.entries(pages).map(([kind, page]) => [kind, page.toString()]))
}

const arabic = pagesIn({ language: 'ar', word: 'كلمة', date: '20 نوفمبر 2026' })
const polish = pagesIn({ language: 'pl', word: 'słowo', date: '20 listopada 2026' })

/** All that a reader sees or hears: the text, and the attributes that screen readers read. */
function wordsOf(page: string): string {
  const told = [...withoutLinks(page).matchAll(/ (?:aria-label|title|alt)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  )
  return [...told, withoutScripts(page).replace(/<[^>]*>|&\w+;/g, ' ')].join(' ')
}

/** Only programs read the titles of feeds. */
function withoutLinks(page: string): string {
  return page.replace(/<link [^>]*>/g, '')
}

function withoutScripts(page: string): string {
  return page.replace(/<script[^>]*>.*?<\/script>/gs, '')
}

describe('an Arabic site', () => {
  it.each(Object.entries(arabic))('has no English on its page of kind %s', (_, page) => {
    const latin = wordsOf(page).match(/[a-z]+/gi) ?? []

    expect(latin).toEqual([])
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page.match(/ lang="(?!ar")/g)).toBe(null)
  })
})

describe('a site in a language without a translation', () => {
  it.each(Object.entries(polish))(
    'marks its English interface with `lang` on its page of kind %s',
    (kind, page) => {
      const own = kind === 'not-found' ? 'en' : 'pl'
      const lang = own === 'en' ? '' : ' lang="en" dir="ltr"'

      expect(page).toContain(`<html lang="${own}" dir="ltr">`)
      expect(page).toContain(`<a class="skip" href="#main"${lang}>Skip to the text</a>`)
      expect(page).toContain(`<header class="site-header"${lang}>`)
      expect(page).toContain(`<footer class="site-footer"${lang}>`)
      expect(page).toContain('<bdi lang="pl" dir="ltr">słowo</bdi>')
    },
  )

  it.each(Object.entries(polish))(
    'has English only in elements marked as English, on its page of kind %s',
    (_, page) => {
      const english = /Tags|Archive|Leave|Page|posts|responses?|Scheduled|minutes|Previous|Reply/
      const spoken = textByLanguage(page)

      expect(spoken['pl'] ?? '').not.toMatch(english)
      expect(spoken['en'] ?? '').not.toContain('słowo')
      expect(spoken['en'] ?? '').not.toContain('listopada')
    },
  )
})

/** The text between the tags, by the language of the nearest element that has one; bdi counts on its own. */
function textByLanguage(page: string): Record<string, string> {
  const texts: Record<string, string> = {}
  const open: string[] = []
  const without = withoutScripts(page).replace(/<!doctype html>|<title>.*?<\/title>/g, '')
  for (const [, tag = '', text = ''] of without.matchAll(/<([^>]*)>([^<]*)/g)) {
    const language = / lang="([^"]+)"/.exec(tag)?.[1] ?? open.at(-1) ?? ''
    const isVoid = /^(?:meta|link|input|img|path)\b|\/$/.test(tag)
    if (tag.startsWith('/')) open.pop()
    // A name, a title and a text by `dir="auto"` are in no language that we could know.
    else if (!isVoid) open.push(/^bdi(?! lang)|dir="auto"/.test(tag) ? '?' : language)
    const now = open.at(-1) ?? ''
    texts[now] = `${texts[now] ?? ''} ${text}`
  }
  return texts
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appearanceOf } from '../../generator/plan/icons.ts'
import type { PostPage } from '../../generator/plan/pages.ts'
import type { PlainComment } from '../../generator/plan/showing/conversation.ts'
import { trustHtml } from '../../templates/html.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { homePage } from '../../templates/pages/home.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { postPage } from '../../templates/pages/post.ts'
import { type Item, itemsIn } from './microformats.ts'
import {
  hostile,
  noon,
  sampleCard,
  sampleComment,
  sampleConversation,
  samplePost,
  site,
} from './samples.ts'

const body = trustHtml('<p>Words.</p>')
const post = (changes: Partial<PostPage> = {}) =>
  postPage(site, samplePost(changes), body).toString()

function homeOf({ newer = null }: { newer?: string | null } = {}, facts = site): string {
  const page = { title: site.title, description: '', url: '/', canonical: 'https://blog.example/' }
  const cards = [sampleCard({ tags: [{ url: '/tags/books/', title: 'books' }] })]
  return homePage(facts, { kind: 'home', ...page, cards, number: 1, newer, older: null }).toString()
}

type Graph = { readonly [key: string]: unknown }[]

function jsonLdIn(markup: string): Graph {
  const blocks = [...markup.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(blocks.length).toBeLessThanOrEqual(1)
  return blocks.flatMap(([, json = '']) => JSON.parse(json)['@graph'])
}

function metaIn(markup: string): [string, string][] {
  const found = markup.matchAll(/<meta (?:property|name)="([a-z_:]+)" content="([^"]*)"/g)
  return [...found].map(([, name = '', content = '']) => [name, content])
}

const plain: PlainComment = {
  id: 'comment01',
  parent: null,
  author: { name: 'Kim', url: null },
  created: '2026-11-21T08:00:00Z',
  edited: null,
  text: 'Well said.',
}

describe('the JSON-LD of a post', () => {
  it('says who wrote what and when, and the way to it', () => {
    const tags = [{ url: '/tags/books/', title: 'books' }]

    const [posting, trail] = jsonLdIn(post({ tags }))

    expect(posting).toMatchObject({
      '@type': 'BlogPosting',
      headline: 'In Praise of the Margin',
      url: 'https://blog.example/margins/',
      mainEntityOfPage: 'https://blog.example/margins/',
      datePublished: noon.iso,
      dateModified: noon.iso,
      author: { '@type': 'Person', name: 'Ada', url: 'https://blog.example/' },
      keywords: ['books'],
      inLanguage: 'en',
      commentCount: 0,
    })
    expect(trail).toMatchObject({
      itemListElement: [
        { position: 1, item: 'https://blog.example/' },
        { position: 2, name: 'In Praise of the Margin' },
      ],
    })
  })

  it('holds the responses with what they answer, at the address where they stand', () => {
    const reply = { ...plain, id: 'comment02', parent: 'comment01' }
    const conversation = sampleConversation({ count: 2, plain: [reply, plain] })

    const [posting] = jsonLdIn(post({ conversation, canonical: 'https://first.example/margins/' }))

    expect(posting).toMatchObject({
      url: 'https://first.example/margins/',
      commentCount: 2,
      comment: [
        {
          url: 'https://blog.example/margins/#comment-comment02',
          parentItem: { '@id': 'https://blog.example/margins/#comment-comment01' },
        },
        { author: { name: 'Kim' }, dateCreated: '2026-11-21T08:00:00Z', text: 'Well said.' },
      ],
    })
  })

  it('cannot be ended by what anybody wrote, and keeps their words', () => {
    const words = `</script><!--<script>${hostile}\u2028\u2029`
    const author = { name: words, url: 'javascript:alert(1)' }
    const conversation = sampleConversation({ plain: [{ ...plain, author, text: words }] })

    const markup = post({ title: words, conversation })

    const block = /<script type="application\/ld\+json">(.*?)<\/script>\n<section/s.exec(markup)
    expect(block?.[1]).not.toMatch(/[<>\u2028\u2029]/)
    expect(jsonLdIn(markup)[0]).toMatchObject({
      headline: words,
      comment: [{ text: words, author: { name: words } }],
    })
    expect(block?.[1]).not.toContain('javascript:')
  })

  it('says nothing of responses where a post takes none', () => {
    const [posting] = jsonLdIn(post({ conversation: null }))

    expect(posting).not.toHaveProperty('commentCount')
    expect(posting).not.toHaveProperty('comment')
  })
})

it('tells of the site and the blog on the front page alone, and of a page that it is one', () => {
  const page = standalonePage(
    site,
    {
      kind: 'page',
      title: 'About',
      description: '',
      url: '/about/',
      canonical: 'https://blog.example/about/',
      language: 'en',
      unpublished: null,
    },
    body,
  )

  expect(jsonLdIn(homeOf()).map(node => node['@type'])).toEqual(['WebSite', 'Blog'])
  expect(jsonLdIn(homeOf({ newer: '/' }))).toEqual([])
  expect(jsonLdIn(page.toString())).toMatchObject([{ '@type': 'WebPage', name: 'About' }])
})

describe('what is shown where a page is shared', () => {
  it('is the title, the picture with its size, and whose it is', () => {
    const card = { url: 'https://blog.example/c.png', width: 1200, height: 630, alt: 'A margin' }
    const tags = [
      { url: '/tags/a/', title: 'a' },
      { url: '/tags/b/', title: 'b' },
    ]

    const meta = metaIn(post({ card, tags, language: 'pt-BR', updated: noon }))

    expect(meta).toEqual(
      expect.arrayContaining([
        ['og:type', 'article'],
        ['og:title', 'In Praise of the Margin'],
        ['og:url', 'https://blog.example/margins/'],
        ['og:locale', 'pt_BR'],
        ['og:image', 'https://blog.example/c.png'],
        ['og:image:width', '1200'],
        ['og:image:alt', 'A margin'],
        ['article:published_time', noon.iso],
        ['article:modified_time', noon.iso],
        ['article:author', 'Ada'],
        ['article:tag', 'a'],
        ['article:tag', 'b'],
        ['twitter:card', 'summary_large_image'],
      ]),
    )
  })

  it('is the post’s own picture where none was made, by its full address', () => {
    const image = { url: '/margins/a.svg', alt: '', width: 0, height: 0 }

    const meta = new Map(metaIn(post({ image })))

    expect(meta.get('og:image')).toBe('https://blog.example/margins/a.svg')
    expect(meta.has('og:image:width')).toBe(false)
    expect(new Map(metaIn(homeOf())).get('twitter:card')).toBe('summary')
  })
})

/** Of an item's property, the plain values and the addresses or names of items. */
function valuesOf(item: Item | undefined, property: string): string[] {
  return (item?.properties[property] ?? []).map(value =>
    typeof value === 'string' ? value : valuesOf(value, 'name').join(),
  )
}

describe('the microformats', () => {
  it('make of a post an h-entry that holds its responses', () => {
    const comments = [
      sampleComment({
        author: { ...sampleComment().author, url: 'https://kim.example/' },
        edited: noon,
      }),
      sampleComment({ id: 'gone00001', status: 'deleted' }),
    ]
    const tags = [{ url: '/tags/books/', title: 'books' }]
    const conversation = sampleConversation({ count: 1, comments })

    const [entry, ...others] = itemsIn(post({ tags, conversation, updated: noon }))

    expect(entry?.type).toBe('h-entry')
    expect(valuesOf(entry, 'name')).toEqual(['In Praise of the Margin'])
    expect(valuesOf(entry, 'url')).toEqual(['https://blog.example/margins/'])
    expect(valuesOf(entry, 'summary')).toEqual(['About margins'])
    expect(valuesOf(entry, 'content')).toEqual(['Words.'])
    expect(valuesOf(entry, 'category')).toEqual(['books'])
    expect(valuesOf(entry, 'published')).toEqual([noon.iso])
    expect(valuesOf(entry, 'updated')).toEqual([noon.iso])
    expect(valuesOf(entry, 'author')).toEqual(['Ada'])
    expect(entry?.properties['comment']).toHaveLength(1)
    const [comment] = (entry?.properties['comment'] ?? []) as Item[]
    expect(comment?.properties).toMatchObject({
      author: [{ type: 'h-card', properties: { name: ['Kim'], url: ['https://kim.example/'] } }],
      url: ['#comment-comment01'],
      published: [noon.iso],
      updated: [noon.iso],
      content: ['Well said.'],
    })
    expect(others.map(item => item.type)).toEqual(['h-card'])
  })

  it('name a guest as the author of a post, once', () => {
    const [entry] = itemsIn(post({ author: { name: 'Guest', url: '/authors/guest/' } }))

    expect(valuesOf(entry, 'author')).toEqual(['Guest'])
  })

  it('make of mentions citations', () => {
    const mention = {
      id: 'm1',
      kind: 'link',
      url: 'https://else.example/on-margins',
      title: 'On margins',
      author: 'Kim',
      excerpt: 'As Ada says',
      date: noon,
    } as const

    const [entry] = itemsIn(
      post({ conversation: sampleConversation({ mentions: [mention], open: false }) }),
    )

    expect(entry?.children).toMatchObject([
      {
        type: 'h-cite',
        properties: {
          name: ['On margins'],
          url: ['https://else.example/on-margins'],
          author: ['Kim'],
          content: ['As Ada says'],
          published: [noon.iso],
        },
      },
    ])
  })

  it('make of lists feeds with an entry for each post', () => {
    const archive = archivePage(site, {
      kind: 'archive',
      description: '',
      url: '/archive/',
      canonical: 'https://blog.example/archive/',
      years: [{ year: 2026, cards: [sampleCard()] }],
    })

    const [feed] = itemsIn(homeOf())
    const [lines] = itemsIn(archive.toString())

    expect([feed?.type, lines?.type]).toEqual(['h-feed', 'h-feed'])
    expect(valuesOf(feed, 'author')).toEqual(['Ada'])
    expect(feed?.children.map(entry => entry.properties)).toEqual([
      {
        name: ['In Praise of the Margin'],
        url: ['/margins/'],
        published: [noon.iso],
        summary: ['Every book has a border of silence.'],
        category: ['books'],
      },
    ])
    expect(valuesOf(lines?.children[0], 'url')).toEqual(['/margins/'])
  })
})

describe('the head of a page', () => {
  const appearance = appearanceOf([{ name: 'favicon.ico', from: '', hash: 'abc' }])

  it('has the colours of the paper, as the style sheet has them', () => {
    const tokens = readFileSync('templates/styles/tokens.css', 'utf8')
    const { light, dark } = appearance.colours

    expect(tokens).toContain(`--paper: light-dark(${light}, ${dark});`)
    expect(homeOf({}, { ...site, appearance })).toContain(
      `<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">`,
    )
  })

  it('leads to the manifest and to the icons that there are', () => {
    const markup = homeOf({}, { ...site, appearance })

    expect(markup).toContain('<link rel="icon" href="/favicon.ico" sizes="32x32">')
    expect(markup).toContain('<link rel="manifest" href="/manifest.webmanifest">')
    expect(markup).not.toContain('apple-touch-icon')
  })

  it('names the author’s other pages on the front page, not on posts', () => {
    const facts = { ...site, profiles: ['https://social.example/@ada', hostile] }

    const markup = homeOf({}, facts)

    expect(markup).toContain('<link rel="me" href="https://social.example/@ada">')
    expect(markup).not.toContain('<img src=x')
    expect(postPage(facts, samplePost(), body).toString()).not.toContain('rel="me"')
  })
})

import { describe, expect, it } from 'vitest'
import type { PlainComment } from '../../generator/plan/showing/conversation.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { homeOf, post, text } from './machine-pages.ts'
import { hostile, noon, sampleConversation, site } from './samples.ts'

type Graph = { readonly [key: string]: unknown }[]

function jsonLdIn(markup: string): Graph {
  const blocks = [...markup.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(blocks.length).toBeLessThanOrEqual(1)
  return blocks.flatMap(([, json = '']) => JSON.parse(json)['@graph'])
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
  it('has the author, dates and address of the post, and its breadcrumbs', () => {
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

  it('has the comments with their parents, at the address of this site', () => {
    const reply = { ...plain, id: 'comment02', parent: 'comment01' }
    const conversation = sampleConversation({ count: 2, plain: [reply, plain] })

    const [posting] = jsonLdIn(post({ conversation, canonical: 'https://first.example/margins/' }))

    expect(posting).toMatchObject({
      url: 'https://first.example/margins/',
      commentCount: 2,
      comment: [
        {
          '@id': 'https://blog.example/margins/#comment-comment02',
          parentItem: { '@id': 'https://blog.example/margins/#comment-comment01' },
        },
        { author: { name: 'Kim' }, dateCreated: '2026-11-21T08:00:00Z', text: 'Well said.' },
      ],
    })
  })

  it('is escaped against hostile text, without changing it', () => {
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

  it('has no fields for comments where a post takes none', () => {
    const [posting] = jsonLdIn(post({ conversation: null }))

    expect(posting).not.toHaveProperty('commentCount')
    expect(posting).not.toHaveProperty('comment')
  })
})

it('the JSON-LD describes the site and the blog on the front page only, and a page as a WebPage', () => {
  const page = standalonePage(
    site,
    {
      kind: 'page',
      title: 'About',
      description: '',
      url: '/about/',
      canonical: 'https://blog.example/about/',
      language: 'en',
      conversation: null,
      unpublished: null,
    },
    text,
  )

  expect(jsonLdIn(homeOf()).map(node => node['@type'])).toEqual(['WebSite', 'Blog'])
  expect(jsonLdIn(homeOf({ newer: '/' }))).toEqual([])
  expect(jsonLdIn(page.toString())).toMatchObject([{ '@type': 'WebPage', name: 'About' }])
})

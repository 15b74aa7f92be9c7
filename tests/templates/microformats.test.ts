import { describe, expect, it } from 'vitest'
import { archivePage } from '../../templates/pages/archive.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { homeOf, post, text } from './machine-pages.ts'
import { type Item, itemsIn } from './microformats.ts'
import { noon, sampleCard, sampleComment, sampleConversation, site } from './samples.ts'

/** The values of a property of an item; a nested item counts by its name. */
function valuesOf(item: Item | undefined, property: string): string[] {
  return (item?.properties[property] ?? []).map(value =>
    typeof value === 'string' ? value : valuesOf(value, 'name').join(),
  )
}

describe('the microformats', () => {
  it('mark up a post as an h-entry with its comments', () => {
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

  it('mark up a page with a conversation as an h-entry with its comments', () => {
    const page = {
      kind: 'page',
      title: 'Guests',
      description: '',
      url: '/guests/',
      canonical: 'https://blog.example/guests/',
      language: 'en',
      unpublished: null,
    } as const
    const conversation = sampleConversation({ count: 1, comments: [sampleComment()] })

    const [entry] = itemsIn(String(standalonePage(site, { ...page, conversation }, text)))
    const alone = itemsIn(String(standalonePage(site, { ...page, conversation: null }, text)))

    expect(entry?.type).toBe('h-entry')
    expect(valuesOf(entry, 'name')).toEqual(['Guests'])
    expect(valuesOf(entry, 'url')).toEqual(['https://blog.example/guests/'])
    expect(valuesOf(entry, 'content')).toEqual(['Words.'])
    expect(entry?.properties['comment']).toHaveLength(1)
    expect(alone.map(({ type }) => type)).not.toContain('h-entry')
  })

  it('name a guest author once', () => {
    const [entry] = itemsIn(post({ author: { name: 'Guest', url: '/authors/guest/' } }))

    expect(valuesOf(entry, 'author')).toEqual(['Guest'])
  })

  it('mark up mentions as h-cite', () => {
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

  it('mark up lists as an h-feed with an entry for each post', () => {
    const archive = archivePage(site, {
      kind: 'archive',
      description: '',
      url: '/archive/',
      canonical: 'https://blog.example/archive/',
      years: [{ year: 2026, lines: [sampleCard()] }],
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

import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { checked } from './site.ts'

const sound = {
  '@context': 'https://schema.org',
  '@type': 'BlogPosting',
  headline: 'One',
  datePublished: '2026-01-01T00:00:00+01:00',
  author: { '@type': 'Person', name: 'Ada' },
  url: 'https://site.example/one/',
  mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://site.example/one/' },
  commentCount: 0,
}

async function mistakesOf(block: unknown): Promise<string[]> {
  const json = typeof block === 'string' ? block : JSON.stringify(block, null, 1)
  const body = `Words.\n\n<script type="application/ld+json">\n${json}\n</script>`
  const found = await checked({ 'posts/2026-01-01-one.md': post('One', '', body) })
  return found.map(words => words.replace('content/posts/2026-01-01-one.md:', ''))
}

describe('the JSON-LD of a page', () => {
  it('passes if it agrees with the page', async () => {
    expect(await mistakesOf(sound)).toEqual([])
  })

  it('is reported if it cannot be parsed', async () => {
    expect(await mistakesOf('{\n "@context": "https://schema.org",\n}')).toEqual([
      expect.stringMatching(/^10:1 invalid-json-ld the JSON-LD cannot be read: /),
    ])
  })

  it('is reported without a context and a type', async () => {
    expect(await mistakesOf({ name: 'One' })).toEqual([
      '7:36 invalid-json-ld there is no @context of schema.org',
      '7:36 invalid-json-ld there is no @type',
    ])
  })

  it('is reported for missing properties, invalid dates and relative addresses', async () => {
    const wrong = {
      ...sound,
      headline: '',
      datePublished: 'yesterday',
      author: {},
      image: '/a.png',
      sameAs: ['/ada/'],
      dateModified: '2026-02-31T08:00:00Z',
    }

    expect(await mistakesOf(wrong)).toEqual([
      '11:2 invalid-json-ld a BlogPosting needs "headline"',
      '12:2 invalid-json-ld datePublished is not a date of ISO 8601',
      '13:2 invalid-json-ld a BlogPosting needs "author"',
      '20:2 invalid-json-ld image is "/a.png", which is not an absolute address',
      '21:2 invalid-json-ld sameAs is "/ada/", which is not an absolute address',
      '24:2 invalid-json-ld dateModified is not a date of ISO 8601',
    ])
  })

  it('is reported if it contradicts the canonical address or the number of comments', async () => {
    const wrong = { ...sound, url: 'https://site.example/two/', commentCount: 3 }

    expect(await mistakesOf(wrong)).toEqual([
      "17:2 invalid-json-ld url is https://site.example/two/, but the page's canonical address is https://site.example/one/",
      '22:2 invalid-json-ld commentCount is 3, but the page holds 0',
    ])
  })
})

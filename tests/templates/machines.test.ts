import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appearanceOf } from '../../generator/plan/images/icons.ts'
import { postPage } from '../../templates/pages/post.ts'
import { homeOf, post, text } from './machine-pages.ts'
import { hostile, noon, samplePost, site } from './samples.ts'

function metaIn(markup: string): [string, string][] {
  const found = markup.matchAll(/<meta (?:property|name)="([a-z_:]+)" content="([^"]*)"/g)
  return [...found].map(([, name = '', content = '']) => [name, content])
}

describe('the metadata for shared links', () => {
  it('has the title, the image with its dimensions, the author and the dates', () => {
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

  it("has the post's own image, by its absolute address, when there is no social card", () => {
    const image = { url: '/margins/a.svg', alt: '', width: null, height: null }

    const meta = new Map(metaIn(post({ image })))

    expect(meta.get('og:image')).toBe('https://blog.example/margins/a.svg')
    expect(meta.has('og:image:width')).toBe(false)
    expect(new Map(metaIn(homeOf())).get('twitter:card')).toBe('summary')
  })
})

describe('the head of a page', () => {
  const appearance = appearanceOf([{ name: 'favicon.ico', from: '', hash: 'abc' }])

  it('has the theme colours of the style sheet', () => {
    const tokens = readFileSync('templates/styles/tokens.css', 'utf8')
    const { light, dark } = appearance.colours

    expect(tokens).toContain(`--paper: light-dark(${light}, ${dark});`)
    expect(homeOf({}, { ...site, appearance })).toContain(
      `<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">`,
    )
  })

  it('links the manifest and the existing icons', () => {
    const markup = homeOf({}, { ...site, appearance })

    expect(markup).toContain('<link rel="icon" href="/favicon.ico" sizes="32x32">')
    expect(markup).toContain('<link rel="manifest" href="/manifest.webmanifest">')
    expect(markup).not.toContain('apple-touch-icon')
  })

  it(`links the author's profiles with rel="me" on the front page, not on posts`, () => {
    const facts = { ...site, profiles: ['https://social.example/@ada', hostile] }

    const markup = homeOf({}, facts)

    expect(markup).toContain('<link rel="me" href="https://social.example/@ada">')
    expect(markup).not.toContain('<img src=x')
    expect(postPage(facts, samplePost(), text).toString()).not.toContain('rel="me"')
  })
})

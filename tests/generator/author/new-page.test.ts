import { describe, expect, it } from 'vitest'
import { plainSite, post } from '../site-folder.ts'
import { openAuthor, refusal } from './author.ts'
import { publishedTitles } from './published-titles.ts'

describe('npm run new -- --page', () => {
  it('writes only a title, at an address without a date, and says how to link the page', async () => {
    using author = openAuthor({
      'site.yaml': `${plainSite}permalink: /:year/:slug/\n`,
    })

    const said = await author.newPost('Imprint', '--page')

    expect(author.read('pages/imprint.md')).toBe(`---
# yaml-language-server: $schema=../../docs/reference/front-matter.schema.json
title: Imprint
---

`)
    expect(said).toMatch(/^content\/pages\/imprint\.md\n/)
    expect(said).toContain('https://site.example/imprint/\n')
    expect(said).toContain('"navigation" or "footer" in site.yaml')
    await author.build()
    expect(author.page('imprint/index.html')).toContain('Imprint</h1>')
    expect(await publishedTitles(author)).toEqual([])
  })

  it('writes a page that builds whatever its title, even one that begins with a date', async () => {
    using author = openAuthor()
    const titles = ['2026-11-20', '2026-11-20 in bread', '!?', '日本語の題', '{{ title }}', 'no']

    let said = ''
    for (const title of titles) said = await author.newPost('--page', title)
    await author.build()

    const addresses = [...said.matchAll(/site\.example\/(.*\/)$/gm)].map(([, path]) => path)
    expect(addresses).toHaveLength(titles.length)
    for (const address of addresses) expect(author.page(`${address}index.html`)).toContain('</h1>')
  })

  it('writes a page that is published at once, even if its title begins with a future date', async () => {
    using author = openAuthor()

    const said = await author.newPost('--page', '2099-06-01 Conference')
    await author.build()

    expect(said).toMatch(/^content\/pages\/conference\.md\n/)
    expect(author.page('conference/index.html')).toContain('2099-06-01 Conference</h1>')
  })

  it('makes a folder for pictures with --folder, and a draft with --draft', async () => {
    using author = openAuthor()

    const said = await author.newPost('Imprint', '--page', '--folder', '--draft')

    expect(author.read('pages/imprint/index.md')).toContain('title: Imprint\ndraft: true\n')
    expect(said).toContain('remove "draft: true" to publish it')
  })

  it('rejects a date, an address that another file has, and the name of the home page', async () => {
    using author = openAuthor({ 'posts/2020-01-01-imprint.md': post('Imprint') })

    const dated = await refusal(author.newPost('About', '--page', '--date', '2026-12-24'))
    const taken = await refusal(author.newPost('Imprint', '--page'))
    const home = await refusal(author.newPost('Index', '--page'))

    expect(dated).toBe('--date 2026-12-24: a page has no day; leave --date or --page out')
    expect(home).toBe('a page cannot be named "index"; choose another name with --slug')
    expect(taken).toContain('content/posts/2020-01-01-imprint.md has')
    expect(author.files()).toEqual(['posts/2020-01-01-imprint.md'])
  })
})

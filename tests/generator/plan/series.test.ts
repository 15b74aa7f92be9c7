import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, post, reportOf } from '../site-folder.ts'

const part = (more = '') => `series: Long Walk\n${more}`

describe('a series', () => {
  it('lists its posts oldest first, and posts of the same day by file name', async () => {
    using site = createSiteFolder({
      'posts/2026-02-01-c-last.md': post('Last', part()),
      'posts/2026-01-01-b-second.md': post('Second', part()),
      'posts/2026-01-01-a-first.md': post('First', part()),
      'posts/2026-01-15-other.md': post('Other'),
    })

    await site.build()

    const page = site.page('series/long-walk/index.html')
    expect(page).toMatch(/First[\s\S]*Second[\s\S]*Last/)
    expect(page).not.toContain('Other')
    expect(site.page('series/index.html')).toMatch(
      /href="\/series\/long-walk\/"><bdi>Long Walk<\/bdi><\/a> <span[^>]*>3 posts/,
    )
    expect(site.page('sitemap.xml')).toContain('https://site.example/series/</loc>')
  })

  it('links each post to the parts before and after it', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-first.md': post('First', part()),
      'posts/2026-02-01-second.md': post('Second', part()),
      'posts/2026-02-02-between.md': post('Between'),
      'posts/2026-03-01-third.md': post('Third', part()),
    })

    await site.build()

    const page = site.page('second/index.html')
    expect(page).toMatch(/Part 2 of 3 in the series <a href="\/series\/long-walk\/">/)
    expect(page).toContain('<a rel="prev" href="/first/">')
    expect(page).toContain('<a rel="next" href="/third/">')
    expect(page).toMatch(/<span>Part 1<\/span>[\s\S]*<span>Part 3<\/span>/)
    expect(page.match(/href="\/first\/"/g)).toHaveLength(2)
    expect(site.page('between/index.html')).not.toContain('/series/')
  })

  it('counts published posts only', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-first.md': post('First', part()),
      'posts/2026-02-01-second.md': post('Second', part('draft: true')),
      'posts/2026-03-01-third.md': post('Third', part()),
      'posts/2026-12-24-fourth.md': post('Fourth', part()),
      'posts/2026-03-02-alone.md': post('Alone', 'series: Unfinished'),
    })

    await site.build()

    expect(site.page('third/index.html')).toContain('Part 2 of 2 in the series')
    expect(site.page('alone/index.html')).toContain('Part 1 of 1 in the series')
  })

  it('adds no pages to a site without series', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    await site.build()

    expect(existsSync(join(site.output, 'series'))).toBe(false)
    expect(site.page('sitemap.xml')).not.toContain('/series/')
  })

  it('of more than thirty posts is listed only on its own page', async () => {
    const days = Array.from({ length: 31 }, (_, day) => String(day + 1).padStart(2, '0'))
    using site = createSiteFolder(
      Object.fromEntries(
        days.map(day => [`posts/2026-01-${day}-d${day}.md`, post(`Day ${day}`, part())]),
      ),
    )

    await site.build()

    expect(site.page('d16/index.html')).toContain('Part 16 of 31')
    expect(site.page('d16/index.html')).not.toContain('Day 20')
    expect(site.page('series/long-walk/index.html')).toContain('Day 20')
  })

  it('has its name escaped, as have titles and authors', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post(
        '"<b>One</b>"',
        'series: <i>Series</i>\nauthor: <u>Grace</u>',
      ),
      'posts/2026-01-02-two.md': post('Two', 'series: <i>Series</i>'),
    })

    await site.build()

    const pages = ['series', 'series/i-series-i', 'authors', 'authors/u-grace-u', 'one', 'two']
    for (const page of pages)
      expect(site.page(`${page}/index.html`)).not.toMatch(/<b>One|<i>Series|<u>Grace/)
  })

  it('is reported when its name gives no address of its own', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'series: C#'),
      'posts/2026-01-02-two.md': post('Two', 'series: c sharp'),
      'posts/2026-01-03-three.md': post('Three', 'series: "?"'),
      'posts/2026-01-04-four.md': post('Four', 'permalink: /series/c/'),
    })

    expect(lines).toEqual([
      expect.stringContaining(
        '2026-01-02-two.md:3:9 error shared-address the series "c sharp" and "C#" would share the address /series/c-sharp/',
      ),
      expect.stringContaining('2026-01-03-three.md:3:9 error no-address'),
      expect.stringContaining('2026-01-04-four.md:3:12 error reserved-address'),
    ])
  })
})

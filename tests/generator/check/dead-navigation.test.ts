import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainSite, post, reportOf } from '../site-folder.ts'
import { createCheckedSite } from './site.ts'

const texts = {
  'posts/2026-01-01-one.md': post('One', 'tags: [Bread]\naliases: [/first/]'),
  'posts/2026-01-02-two.md': post('Two', 'draft: true'),
  'pages/about.md': post('About'),
}

function siteWith(...urls: readonly string[]): string {
  const links = urls.map(url => `  - { title: A, url: "${url}" }\n`)
  return `${plainSite}navigation:\n${links.join('')}`
}

describe('a navigation link to a missing page', () => {
  it('is a warning of the build, with its position', async () => {
    const found = await reportOf({ ...texts, 'site.yaml': siteWith('/abuot/', '/two/#part') })

    expect(found).toEqual([
      'site.yaml:9:22 warning broken-link "/abuot/" leads nowhere',
      'site.yaml:10:22 warning broken-link "/two/#part" leads nowhere',
    ])
  })

  it('is reported with the page that was probably meant', async () => {
    using site = createCheckedSite({ ...texts, 'site.yaml': siteWith('/abuot/', '/nothing-near/') })

    const found = await site.mistakes()

    expect(found.map(({ hint }) => hint)).toEqual([
      'Did you mean "/about/"?',
      'Correct the address; a post that has moved keeps its old address as an alias.',
    ])
  })

  it('is an error of npm run check, and is reported once', async () => {
    using site = createCheckedSite({ ...texts, 'site.yaml': siteWith('/gone/') })

    const { diagnostics } = await site.check()

    expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error "/gone/" leads nowhere',
    ])
  })
})

describe('a navigation link to an existing address', () => {
  it('is not reported for a page, a list, a feed, an alias or the comment service', async () => {
    const urls = ['/', '/about/', '/about', '/one/#part', '/archive/', '/tags/bread/?from=nav']
    const found = await reportOf({
      ...texts,
      'site.yaml': siteWith(...urls, '/feed.xml', '/first/', '/search/', '/admin/', '/%6Fne/'),
    })

    expect(found).toEqual([])
  })
})

describe('a footer link', () => {
  const links = ['/about/', 'https://site.example/about/', 'https://law.example/', '/abuot/']
  const yaml = links.map(url => `  - { title: "A & B", url: "${url}" }\n`).join('')

  it('is at the foot of every page, including the 404 page', async () => {
    using site = createCheckedSite({ ...texts, 'site.yaml': `${plainSite}footer:\n${yaml}` })

    await site.build()

    const foot = (page: string) => page.slice(page.indexOf('<footer class="site-footer"'))
    for (const file of ['index.html', 'one/index.html', '404.html', 'search/index.html'])
      expect(foot(site.page(file))).toContain(
        '<p><a href="/about/">A &amp; B</a> <a href="/about/">A &amp; B</a> <a href="https://law.example/">A &amp; B</a> ',
      )
    expect(foot(site.page('about/index.html'))).toContain(
      '<a href="/about/" aria-current="page">A &amp; B</a>',
    )
  })

  it('is a warning of the build if it leads to a missing page', async () => {
    const found = await reportOf({ ...texts, 'site.yaml': `${plainSite}footer:\n${yaml}` })

    expect(found).toEqual(['site.yaml:12:28 warning broken-link "/abuot/" leads nowhere'])
  })
})

describe('a navigation link with a full URL', () => {
  const elsewhere = ['https://social.example/@ada', 'http://old.example', 'mailto:ada@example.org']

  it('is not checked if it leads to another site', async () => {
    const found = await reportOf({ ...texts, 'site.yaml': siteWith(...elsewhere) })

    expect(found).toEqual([])
  })

  it('is written to the page unchanged if it leads to another site', async () => {
    using site = createCheckedSite({ ...texts, 'site.yaml': siteWith(...elsewhere) })

    const { diagnostics } = await site.check()

    expect(diagnostics).toEqual([])
    const page = readFileSync(join(site.output, 'one/index.html'), 'utf8')
    for (const url of elsewhere) expect(page).toContain(`<li><a href="${url}">A</a></li>`)
  })

  it('is checked if it leads to this site', async () => {
    const own = (path: string) => `https://site.example${path}`
    const found = await reportOf({
      ...texts,
      'site.yaml': siteWith(own('/about/'), own('/abuot/')),
    })

    expect(found).toEqual([
      'site.yaml:10:22 warning broken-link "https://site.example/abuot/" leads nowhere',
    ])
  })

  it('has aria-current on the page that it leads to on this site', async () => {
    using site = createCheckedSite({
      ...texts,
      'site.yaml': siteWith('https://site.example/about/'),
    })

    await site.check()

    const page = readFileSync(join(site.output, 'about/index.html'), 'utf8')
    expect(page).toContain('<li><a href="/about/" aria-current="page">A</a></li>')
  })

  it('becomes relative with --base-url only if it leads to this site', async () => {
    using site = createCheckedSite({
      ...texts,
      'site.yaml': siteWith(
        'https://site.example/about/',
        'https://other.example/about/',
        'https://site.example',
      ),
    })

    await site.build({ baseUrl: 'https://preview.example' })

    const page = site.page('about/index.html')
    expect(page).toContain('<li><a href="/about/" aria-current="page">A</a></li>')
    expect(page).toContain('<li><a href="https://other.example/about/">A</a></li>')
    expect(page).toContain('<li><a href="/">A</a></li>')
  })

  it('is treated like the URL of the author, which --base-url changes only on this site', async () => {
    const address = 'https://preview.example'
    const withAuthor = (url: string) =>
      plainSite.replace(
        '  name: Ada',
        `  name: Ada\n  url: ${url}\n  profiles: [https://a.example/]`,
      )
    using site = createCheckedSite({
      ...texts,
      'site.yaml': withAuthor('https://site.example/about/'),
    })
    using elsewhere = createCheckedSite({
      ...texts,
      'site.yaml': withAuthor('https://ada.example'),
    })

    await site.build({ baseUrl: address })
    await elsewhere.build({ baseUrl: address })

    expect(site.page('one/index.html')).toContain(`href="${address}/about/" rel="author"`)
    expect(site.page('about/index.html')).toContain('<link rel="me" href="https://a.example/">')
    expect(site.page('one/index.html')).not.toContain('https://site.example')
    expect(elsewhere.page('one/index.html')).toContain('href="https://ada.example" rel="author"')
  })

  it('is an error unless it is http(s), a valid mailto or a path on this site', async () => {
    const wrong = ['social.example', 'about/', '//example.org', 'javascript:alert(1)', 'mailto:ada']
    const found = await reportOf({ ...texts, 'site.yaml': siteWith(...wrong) })

    expect(found).toEqual(
      wrong.map(
        (_, position) =>
          `site.yaml:${9 + position}:22 error invalid-value "navigation.${position}.url": must be an address on this site, such as /about/, or elsewhere, such as https://example.org or mailto:ada@example.org`,
      ),
    )
  })
})

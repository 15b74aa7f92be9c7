import { describe, expect, it } from 'vitest'
import { readRedirects } from '../../../generator/hosting/read-redirects.ts'
import { redirectFor } from '../../../generator/hosting/rules.ts'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

/** Where a host that reads `_redirects` sends each address. */
function ledBy(text: string, addresses: readonly string[]) {
  const rules = { redirects: readRedirects(text).rules, headers: [], mistakes: [] }
  return addresses.map(address => redirectFor(rules, address)?.to ?? null)
}

describe('an alias', () => {
  it('redirects straight to the current permalink, without a chain of redirects', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post(
        'One',
        'permalink: /third/\naliases: [/first/, /second.html, /one/]',
      ),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/before-two/]'),
    })

    await site.build()

    const rules = site.page('_redirects').trim().split('\n')
    const ways = rules.map(rule => rule.split(' '))
    expect(rules).toEqual([
      '/before-two/ /two/ 301',
      '/first/ /third/ 301',
      '/one/ /third/ 301',
      '/second.html /third/ 301',
    ])
    expect(ways.filter(([, to]) => ways.some(([from]) => from === to))).toEqual([])
  })

  it('is rejected at an address that is the permalink or an alias of another post', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'permalink: /new/\naliases: [/old/]'),
      'posts/2026-01-02-two.md': post('Two', 'aliases:\n  - /old\n  - /new.html'),
    })

    const found = await site.mistakes()

    expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['shared-address', 4, 5],
      ['shared-address', 5, 5],
    ])
  })

  it('may have a query, as the addresses of WordPress posts do', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: ["/?p=18", "/old/?id=1&lang=en"]'),
      'posts/2026-01-02-two.md': post('Two', 'aliases: ["/?p=19"]'),
      'posts/2026-01-03-three.md': post('Three', 'draft: true\naliases: ["/?p=18"]'),
    })

    await site.build()

    const asked = ['/?p=18', '/?utm_source=x&p=19', '/old/?lang=en&id=1', '/?p=20', '/']
    expect(ledBy(site.page('_redirects'), asked)).toEqual(['/one/', '/two/', '/one/', null, null])
  })

  it('is a forced rule only where a page has its path', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: ["/?p=18", /old/]'),
    })

    await site.build()

    expect(site.page('_redirects')).toBe('/ p=18 /one/ 301!\n/old/ /one/ 301\n')
  })

  it('precedes a rule for the same path with fewer query parameters', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/old.php, "/s&t/"]'),
      'posts/2026-01-02-two.md': post('Two', 'aliases: ["/old.php?id=2"]'),
      'posts/2026-01-03-three.md': post('Three', 'aliases: ["/old.php?id=2&page=3"]'),
    })

    await site.build()

    const asked = ['/old.php', '/old.php?id=2', '/old.php?id=2&page=3', '/s&t/']
    expect(ledBy(site.page('_redirects'), asked)).toEqual(['/one/', '/two/', '/three/', '/one/'])
  })

  it('may contain characters that no permalink can, such as spaces', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: ["/two words/c#/one.html"]'),
    })

    await site.build()

    const asked = ['/two%20words/c%23/one.html', '/two-words/c%23/one.html']
    expect(ledBy(site.page('_redirects'), asked)).toEqual(['/one/', null])
    expect(JSON.parse(site.page('threads.json')).threads[0].aliases).toEqual([
      '/two%20words/c%23/one.html',
    ])
  })

  it('is rejected below the path of a comments feed', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/one/comments.xml/more/]'),
    })

    expect((await site.mistakes()).map(({ code }) => code)).toEqual(['reserved-address'])
  })

  it('is rejected when no rule in `_redirects` could express it', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: ["/?p=1 2", "/?p", "/?p=1?q=2", "/..?p=1"]'),
    })

    const found = await site.mistakes()

    expect(found.map(({ code }) => code)).toEqual(Array(4).fill('invalid-value'))
  })

  it('of a draft reserves no address', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/two/]\ndraft: true'),
      'posts/2026-01-02-two.md': post('Two'),
      'posts/2026-01-03-two.md': post('Two again', 'draft: true\ntag: at fault'),
    })

    expect((await site.mistakes()).map(({ code }) => code)).toEqual(['unknown-key'])
  })

  it('is a redirecting page with the setting `aliasPages`', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}aliasPages: true\n`,
      'posts/2026-01-01-one.md': post(
        'A & <b>',
        'aliases: [/old/, /older, /oldest.html, /one.php, "/two words/c#/"]\nlang: de',
      ),
    })

    await site.build()

    const outputs = [
      'old/index.html',
      'older/index.html',
      'oldest.html',
      'one.php/index.html',
      'two words/c#/index.html',
    ]
    const pages = outputs.map(output => site.page(output))
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('<meta http-equiv="refresh" content="0; url=/one/">')
    expect(pages[0]).toContain('<meta name="color-scheme" content="light dark">')
    expect(pages[0]).toContain('<link rel="canonical" href="https://site.example/one/">')
    expect(pages[0]).toContain('<a href="/one/">A &amp; &lt;b&gt;</a>')
    expect(pages[0]).toContain('<html lang="de">')
    expect(site.page('_redirects')).toBe('')
    expect(site.page('sitemap.xml')).not.toContain('old')
  })

  it('stays a rule in `_redirects` where no page is possible', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}aliasPages: true\n`,
      'posts/2026-01-01-one.md': post('One', 'aliases: ["/?p=1", /one.html/more/, /old/]'),
    })

    await site.build()

    expect(ledBy(site.page('_redirects'), ['/?p=1', '/one.html/more/', '/old/'])).toEqual([
      '/one/',
      '/one/',
      null,
    ])
  })

  it('as a page is updated and removed with its post', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}aliasPages: true\n`,
      'posts/2026-01-01-one.md': post('One', 'aliases: [/old/, /older/]'),
    })
    await site.build()

    site.write('posts/2026-01-01-one.md', post('Once', 'permalink: /once/\naliases: [/old/]'))
    await site.build()

    expect(site.page('old/index.html')).toContain('<a href="/once/">Once</a>')
    expect(() => site.page('older/index.html')).toThrow()
  })
})

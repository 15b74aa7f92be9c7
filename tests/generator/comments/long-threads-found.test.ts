import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headersFor, readHostingRules, redirectFor } from '../../../generator/hosting/rules.ts'
import { post } from '../site-folder.ts'
import { idOf, manySaid } from '../wire-threads.ts'
import { atPost, idsOn, LongSite, page } from './long-site.ts'

const site = new LongSite()

describe('a conversation that is split over pages', () => {
  it('gives its pages titles, noindex and the canonical URL of the post, but no sitemap entry', async () => {
    await site.build(manySaid(75))

    expect(site.folder.page(page(2))).toContain(
      '<title>Responses to “One &amp; &lt;only&gt;”, page 2 · A site</title>',
    )
    expect(site.folder.page(page(2))).toContain('<meta name="robots" content="noindex">')
    expect(site.folder.page(page(2))).toContain(
      '<link rel="canonical" href="https://site.example/one/">',
    )
    expect(site.folder.page('sitemap.xml')).not.toContain('responses')
  })

  it('links its pages to their neighbours and to the form', async () => {
    await site.build(manySaid(75))

    expect(site.folder.page(page(5))).toMatch(
      /rel="prev" href="\/one\/responses\/6\/">Newer responses</,
    )
    expect(site.folder.page(page(5))).toMatch(
      /rel="next" href="\/one\/responses\/4\/">Older responses</,
    )
    expect(site.folder.page(page(6))).toMatch(
      /rel="prev" href="\/one\/#conversation">Newer responses</,
    )
    expect(site.folder.page(page(1))).not.toContain('rel="next"')
    expect(site.folder.page(page(1))).toContain('<a href="/one/#reply">Leave a reply</a>')
  })

  it('offers no reply on a page of responses once it is closed', async () => {
    site.folder.write('posts/2026-01-01-one.md', post('One', 'comments: closed'))

    await site.build(manySaid(75))

    expect(site.folder.page(page(1))).not.toContain('#reply')
  })

  it('has its pages revalidated like every other page', async () => {
    site.folder.write('posts/2026-01-01-one.md', post('One', 'permalink: /deep/one.html'))
    await site.build(manySaid(75))

    const rules = readHostingRules(site.folder.output)

    expect(existsSync(join(site.folder.output, 'deep/one/responses/1/index.html'))).toBe(true)
    expect(headersFor(rules, '/deep/one/responses/1/')).toMatchObject({
      'Cache-Control': 'public, max-age=0, must-revalidate',
    })
  })

  it('is linked from its feeds at the page that holds the response', async () => {
    await site.build([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    const feeds = ['comments.xml', 'one/comments.xml'].map(site.folder.page)

    for (const feed of feeds) {
      const links = [...feed.matchAll(/href="https:\/\/site\.example\/([^"#]*)#(comment-[^"]+)"/g)]
      expect(links.length).toBeGreaterThan(20)
      for (const [, path, id] of links)
        expect(site.folder.page(`${path}index.html`)).toContain(`id="${id}"`)
    }
    expect(feeds[1]?.match(/<entry/g)).toHaveLength(20)
  })

  it('lists in the JSON-LD only responses on the page of the post', async () => {
    await site.build([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    const [, json = ''] = /ld\+json">(.*?)<\/script>/s.exec(site.folder.page(atPost)) ?? []
    const listed: { readonly '@id': string }[] = JSON.parse(json)['@graph'][0].comment

    expect(listed).toHaveLength(idsOn(site.folder.page(atPost)).length)
    for (const { '@id': url } of listed)
      expect(site.folder.page(atPost)).toContain(
        `id="${url.replace('https://site.example/one/#', '')}"`,
      )
  })

  it('has redirects for its pages from the aliases of its post', async () => {
    site.folder.write(
      'posts/2026-01-01-one.md',
      post('One', 'aliases: [/first/, /older/one.html, "/?p=18"]'),
    )
    await site.build(manySaid(75))

    const rules = readHostingRules(site.folder.output)

    for (const old of ['/first', '/older/one'])
      expect(redirectFor(rules, `${old}/responses/2/`)?.to).toBe('/one/responses/2/')
  })

  it('reserves the addresses of its pages', async () => {
    site.folder.write('posts/2026-01-03-three.md', post('Three', 'permalink: /one/responses/1/'))

    const [mistake] = await site.folder.mistakes()

    expect(mistake?.code).toBe('reserved-address')
  })
})

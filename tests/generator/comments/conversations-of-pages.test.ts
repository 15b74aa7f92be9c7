import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, fingerprintsOf, plainSite, post } from '../site-folder.ts'
import { openWireService } from '../wire-service.ts'
import { manySaid, type Said, wireThread } from '../wire-threads.ts'
import { idsOn } from './long-site.ts'

const settings = `${plainSite}comments: { perPage: 20 }\n`

function siteWith(files: Readonly<Record<string, string>>) {
  const site = createSiteFolder({ 'site.yaml': settings, ...files })
  const path = join(site.content, '../comments.json')
  const buildWith = (thread: string, said: readonly Said[]) => {
    site.write('../comments.json', JSON.stringify({ threads: [wireThread(thread, said)] }))
    return site.build({ comments: { kind: 'file', path } })
  }
  return { ...site, buildWith }
}

describe('a page with a conversation', () => {
  it('has redirects for its aliases before those for its pages of responses', async () => {
    using site = siteWith({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/a/]'),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/b/]'),
    })

    await site.buildWith('one', manySaid(45))

    expect(site.page('_redirects').trimEnd().split('\n')).toEqual([
      '/a/ /one/ 301',
      '/b/ /two/ 301',
      '/a/responses/:page /one/responses/:page/ 301!',
    ])
  })

  it('is built without comments if the service sends more than 64 MiB', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests', 'comments: open') })
    const service = await openWireService()
    service.say('guests', ...manySaid(1))
    service.spoil = json => `${' '.repeat(64 * 1024 * 1024)}${json}`

    const { notices } = await site.build({ comments: { kind: 'service', url: service.url } })
    service.close()

    expect(notices.join()).toContain('sent more than 64 MiB')
    expect(idsOn(site.page('guests/index.html'))).toEqual([])
  })

  it('is built without comments if the pages of its thread form a circle', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests', 'comments: open') })
    const service = await openWireService()
    service.say('guests', ...manySaid(1))
    service.spoil = json => json.replace('"next":null', '"next":"the-same"')

    const { notices } = await site.build({ comments: { kind: 'service', url: service.url } })
    service.close()

    expect(notices.join()).toContain('the pages of guests lead in a circle')
    expect(idsOn(site.page('guests/index.html'))).toEqual([])
  })

  it('shows comments, form and feed, and has their number in the JSON-LD', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests', 'comments: open') })

    await site.buildWith('guests', manySaid(2))

    const html = site.page('guests/index.html')
    expect(idsOn(html)).toHaveLength(2)
    expect(html).toContain('<span id="response-count">2 responses</span>')
    expect(html).toContain('action="/api/threads/guests/comments"')
    expect(html).toMatch(/<link rel="alternate"[^>]* href="\/guests\/comments.xml">/)
    expect(html).toMatch(/<script type="module"[^>]* src="\/assets\//)
    expect(html).toContain('"commentCount":2')
  })

  it('is rendered again with every new comment', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests', 'comments: open') })
    await site.buildWith('guests', manySaid(1))

    await site.buildWith('guests', manySaid(2))

    expect(idsOn(site.page('guests/index.html'))).toHaveLength(2)
  })

  it('links to further pages with the rest of a long conversation', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests', 'comments: open') })

    await site.buildWith('guests', manySaid(45))

    const pages = [site.page('guests/index.html')]
    for (let at = 0; at < pages.length; at += 1) {
      const [, next] = /rel="next" href="\/(guests\/responses\/\d+\/)"/.exec(pages[at] ?? '') ?? []
      if (next !== undefined) pages.push(site.page(`${next}index.html`))
    }
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap(idsOn)).toHaveLength(45)
  })

  it('shows comments on a site that two threads render', async () => {
    const pages = Array.from({ length: 1_500 }, (_, number) => `Walk ${number}`)
    using site = siteWith({
      ...Object.fromEntries(pages.map((title, number) => [`pages/walk-${number}.md`, post(title)])),
      'site.yaml': `${settings}socialCards: none\n`,
      'pages/guests.md': post('Guests', 'comments: open'),
    })

    await site.buildWith('guests', manySaid(1))

    expect(site.page('guests/index.html')).toContain('<p>Said in comment00000.</p>')
  })

  it('has no conversation unless its front matter opens it', async () => {
    using site = siteWith({ 'pages/guests.md': post('Guests') })

    await site.buildWith('guests', manySaid(2))

    expect(site.page('guests/index.html')).not.toMatch(/conversation|comment/)
  })
})

describe('a post with comments: none that had a conversation', () => {
  const silent = post('One', 'comments: none\naliases: [/old/]')

  it('has no pages of responses and no redirects to them', async () => {
    using site = siteWith({ 'posts/2026-01-01-one.md': silent })

    await site.buildWith('one', manySaid(45))

    expect(existsSync(join(site.output, 'one/responses'))).toBe(false)
    expect(site.page('_redirects')).not.toContain('responses')
  })

  it('has the same output as in a clean build', async () => {
    using site = siteWith({ 'posts/2026-01-01-one.md': post('One', 'aliases: [/old/]') })
    const service = await openWireService()
    service.say('one', ...manySaid(45))
    const comments = { kind: 'service', url: service.url } as const
    await site.build({ comments })

    site.write('posts/2026-01-01-one.md', silent)
    await site.build({ comments })

    const clean = join(site.content, '../clean')
    await site.build({ comments, output: clean, cache: `${clean}-cache`, useCache: false })
    service.close()
    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
  })
})

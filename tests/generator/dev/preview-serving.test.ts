import { request } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../browser.ts'

import { open, openSite } from './preview-server.ts'

describe('the preview server', () => {
  it('rejects the name of another host with 421', async () => {
    await using site = await openSite()
    const { port } = new URL(site.preview.url)

    const status = await new Promise(resolve => {
      const headers = { host: 'evil.example' }
      request({ port, host: '127.0.0.1', headers }, answer => resolve(answer.statusCode)).end()
    })

    expect(status).toBe(421)
  })

  it('serves pages, headers, redirects and the 404 page as the host does', async () => {
    await using site = await openSite()

    const page = await site.get('/bread/')
    const moved = await site.get('/loaf/?from=feed')
    const short = await site.get('/bread')
    const missing = await site.get('/cake/')

    expect(page.status).toBe(200)
    expect(page.headers.get('x-kept')).toBe('yes')
    expect(await page.text()).toContain('<title>Bread</title>')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/bread/?from=feed'])
    expect([short.status, short.headers.get('location')]).toEqual([301, '/bread/'])
    expect(missing.status).toBe(404)
    expect(missing.headers.get('x-kept')).toBe('yes')
    expect(await missing.text()).toContain('Nothing here')
  })

  it('lets browsers cache only files with a hash in their names, whatever _headers says', async () => {
    await using site = await openSite()

    const passing = ['/', '/bread/loaf.webp', '/loaf/', '/bread', '/nothing', '/assets/index-1.css']
    const paths = ['/assets/index-G6ZU4JDP.css', ...passing, '/assets/nothing-G6ZU4JDP.css']
    const kept = await Promise.all(paths.map(path => site.get(path)))

    expect(kept.map(({ headers }) => headers.get('cache-control'))).toEqual([
      'max-age=31536000, immutable',
      ...[...passing, 'nothing'].map(() => 'no-store'),
    ])
  })

  it.each([
    ['bytes=0-1', 206, 'bytes 0-1/10', '01'],
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=0-1,4-5', 200, null, '0123456789'],
    ['bytes=4-2', 200, null, '0123456789'],
  ])('answers a range request: %s', async (range, status, part, bytes) => {
    await using site = await openSite()

    const answer = await site.get('/bread/rising.mp4?again', { headers: { range } })

    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, part])
    expect(answer.headers.get('x-kept')).toBe('yes')
    expect(await answer.text()).toBe(bytes)
  })

  it('answers 404 to a range request for a name too long for file systems', async () => {
    await using site = await openSite()

    const answer = await site.get(`/${'a'.repeat(300)}.mp4`, { headers: { range: 'bytes=0-1' } })

    expect(answer.status).toBe(404)
  })

  it('does not serve dot files, hosting files or files outside the site', async () => {
    await using site = await openSite()

    const paths = ['/.secret', '/_headers', '/_redirects', '/%2esecret', '/..%2fsite-of-another/']
    const odd = ['/../site-of-another/', '/..%5csite-of-another/', '/%ff', '//', '/a%00b']
    const hosts = ['//localhost', '//localhost/bread/', '/\\localhost/']
    const all = [...paths, ...odd, ...hosts]
    const found = await Promise.all(all.map(path => open(site.preview.url, path)))

    expect(found.map(({ status }) => status)).toEqual(all.map(() => 404))
    expect((await site.get('/')).status).toBe(200)
  })

  it('serves files in /.well-known/', async () => {
    await using site = await openSite()

    site.write('.well-known/security.txt', 'Contact: mailto:ada@example.org\n')
    const answer = await site.get('/.well-known/security.txt')

    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('Contact: mailto:ada@example.org\n')
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('rejects %s with 405', async method => {
    await using site = await openSite()

    const sent = await site.get('/bread/', { method })

    expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('adds its script only to pages that a browser opens', async () => {
    await using site = await openSite()

    const opened = await open(site.preview.url, '/bread/')
    const asked = await site.get('/bread/')
    const script = await site.get('/_preview/reload-page.js?edition=1')
    const style = await site.get('/_preview/overlay.css')

    expect(opened.page).toContain('src="/_preview/reload-page.js?edition=')
    expect(await asked.text()).toBe('<html><head><title>Bread</title></head></html>')
    expect(await script.text()).toContain('WebSocket')
    expect(await style.text()).toContain('.gutter')
  })

  it('applies the redirects and headers of each build', async () => {
    await using site = await openSite()

    site.write('_redirects', '/toast/ /bread/ 302\n')
    site.write('_headers', '/*\n  X-Kept: no longer\n')
    const before = await site.get('/toast/')
    site.preview.tell({ isPublished: true, isForAuthor: true, ahead: [], fault: null })
    const after = await site.get('/toast/')

    expect([before.status, after.status]).toEqual([404, 302])
    expect([before, after].map(({ headers }) => headers.get('x-kept'))).toEqual([
      'yes',
      'no longer',
    ])
  })

  it('changes the edition after a save or a repaired failure, but not after a new comment', async () => {
    await using site = await openSite()
    const edition = async () =>
      /edition=([\w-]+)/.exec((await open(site.preview.url, '/')).page)?.[1]
    const fault = { kind: 'crash', message: 'torn', stack: '' } as const
    const warned = { kind: 'mistakes', isPublished: true, total: 1, mistakes: [] } as const

    site.preview.tell({ isPublished: true, isForAuthor: true, ahead: [], fault: warned })
    const first = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: false, ahead: [], fault: warned })
    const besideWarnings = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: false, ahead: [], fault: null })
    const afterComment = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: true, ahead: [], fault: null })
    const afterSave = await edition()
    site.preview.tell({ isPublished: false, isForAuthor: true, ahead: [], fault })
    const afterFault = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: false, ahead: [], fault: null })
    const mended = await edition()

    expect(besideWarnings).toBe(first)
    expect(afterComment).toBe(first)
    expect(afterFault).toBe(afterSave)
    expect(new Set([first, afterSave, mended]).size).toBe(3)
  })

  it('reloads the page of a saved post at once, and other pages after the build', async () => {
    await using browser = await launchBrowser()
    await using site = await openSite()
    const openPage = async (path: string) => {
      const page = await browser.newPage()
      const loads = vi.fn()
      page.on('load', loads)
      await page.goto(`${site.preview.url}${path}`)
      return { page, loads }
    }
    const home = await openPage('/')
    const bread = await openPage('/bread/')

    site.write('bread/index.html', '<html><head><title>Rye</title></head></html>')
    site.preview.tellOfPage('/bread/')
    await bread.page.waitForFunction(() => document.title === 'Rye')
    site.write('index.html', '<html><head><title>Other home</title></head></html>')
    site.preview.tell({ isPublished: true, isForAuthor: true, ahead: ['/bread/'], fault: null })
    await home.page.waitForFunction(() => document.title === 'Other home')

    // A page has its title before it has loaded.
    const loads = () => [home, bread].map(page => page.loads.mock.calls.length)
    await expect.poll(loads).toEqual([2, 2])
  })

  it('serves a waiting page with 503 while there is no site', async () => {
    await using site = await openSite({})

    const { status, page } = await open(site.preview.url, '/')

    expect(status).toBe(503)
    expect(page).toMatch(/reload-page\.js.*There is no site yet/s)
  })
})

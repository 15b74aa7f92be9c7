import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { openPreview } from '../../generator/dev/serve.ts'
import { MachineError } from '../../generator/diagnostic.ts'

const site = {
  '404.html': '<title>Nothing here</title>',
  'index.html': '<html><head><title>Home</title></head></html>',
  'bread/index.html': '<html><head><title>Bread</title></head></html>',
  'bread/loaf.webp': 'a loaf',
  'assets/index-1.css': 'p {}',
  '.secret': 'mine',
  '../site-of-another/index.html': 'another',
  _headers: '/*\n  X-Kept: yes\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  _redirects: '/loaf/ /bread/ 301\n',
}

async function openSite(files: Readonly<Record<string, string>> = site) {
  const root = mkdtempSync(join(tmpdir(), 'afterword-serving-'))
  const output = join(root, 'site')
  mkdirSync(output)
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(output, name)), { recursive: true })
    writeFileSync(join(output, name), content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  const preview = await openPreview(output, 0)
  return {
    preview,
    write,
    get: (path: string, init: RequestInit = {}) =>
      fetch(`${preview.url}${path}`, { redirect: 'manual', ...init }),
    async [Symbol.asyncDispose]() {
      await preview.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function openService(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => server.close() }
}

/** As `fetch` would not send it: that tidies addresses first, and says that it opens no page. */
async function open(url: string, path: string): Promise<{ status: number; page: string }> {
  const sent = request(url, { path, headers: { 'sec-fetch-mode': 'navigate' } }).end()
  const [answer] = await once(sent, 'response')
  return { status: answer.statusCode, page: await text(answer) }
}

async function isTold(url: string, origin: string): Promise<boolean> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    origin,
  }
  const sent = request(url, { headers }).end()
  const [, socket, head] = await once(sent, 'upgrade')
  socket.unshift(head)
  for await (const frame of socket) if (String(frame).includes('edition')) return true
  return false
}

describe('what the preview serves', () => {
  it('answers to no other name than this machine has', async () => {
    await using site = await openSite()
    const { port } = new URL(site.preview.url)

    const status = await new Promise(resolve => {
      const headers = { host: 'evil.example' }
      request({ port, host: '127.0.0.1', headers }, answer => resolve(answer.statusCode)).end()
    })

    expect(status).toBe(421)
  })

  it('is what the host would: pages, their headers, redirects and the 404 page', async () => {
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

  it('is never kept by the browser, whatever the headers say', async () => {
    await using site = await openSite()

    const paths = ['/', '/assets/index-1.css', '/bread/loaf.webp', '/loaf/', '/bread', '/nothing']
    const kept = await Promise.all(paths.map(path => site.get(path)))

    expect(kept.map(({ headers }) => headers.get('cache-control'))).toEqual(
      paths.map(() => 'no-store'),
    )
  })

  it('does not hold dot files, the files for the host, or anything outside the site', async () => {
    await using site = await openSite()

    const paths = ['/.secret', '/_headers', '/_redirects', '/%2esecret', '/..%2fsite-of-another/']
    const odd = ['/../site-of-another/', '/..%5csite-of-another/', '/%ff', '//', '/a%00b']
    const found = await Promise.all([...paths, ...odd].map(path => open(site.preview.url, path)))

    expect(found.map(({ status }) => status)).toEqual([...paths, ...odd].map(() => 404))
    expect((await site.get('/')).status).toBe(200)
  })

  it('can only be read', async () => {
    await using site = await openSite()

    const sent = await site.get('/bread/', { method: 'POST', body: 'more' })

    expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('carries the script of the preview in pages that are opened, and nowhere else', async () => {
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

  it('follows the headers and redirects of each build', async () => {
    await using site = await openSite()

    site.write('_redirects', '/toast/ /bread/ 302\n')
    const before = await site.get('/toast/')
    site.preview.tell({ isPublished: true, isForAuthor: true, fault: null })
    const after = await site.get('/toast/')

    expect([before.status, after.status]).toEqual([404, 302])
  })

  it('is another edition after a build for the author, or one that mends, and not because a comment came', async () => {
    await using site = await openSite()
    const edition = async () =>
      /edition=([\w-]+)/.exec((await open(site.preview.url, '/')).page)?.[1]
    const fault = { kind: 'crash', message: 'torn', stack: '' } as const

    const first = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: false, fault: null })
    const afterComment = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: true, fault: null })
    const afterSave = await edition()
    site.preview.tell({ isPublished: false, isForAuthor: true, fault })
    const afterFault = await edition()
    site.preview.tell({ isPublished: true, isForAuthor: false, fault: null })
    const mended = await edition()

    expect(afterComment).toBe(first)
    expect(afterFault).toBe(afterSave)
    expect(new Set([first, afterSave, mended]).size).toBe(3)
  })

  it('is a page that waits, while there is no site', async () => {
    await using site = await openSite({})

    const { status, page } = await open(site.preview.url, '/')

    expect(status).toBe(503)
    expect(page).toMatch(/reload-page\.js.*There is no site yet/s)
  })
})

describe('the comment service behind the preview', () => {
  it('is asked with any method, told who asks, and answers as it will', async () => {
    await using site = await openSite()
    using service = await openService(async (request, response) => {
      const { method, url, headers } = request
      const forwarded = headers['x-forwarded-for']
      response.writeHead(201, { 'content-type': 'text/html', 'cache-control': 'max-age=9' })
      response.end(`<head></head>${JSON.stringify([method, url, forwarded, await text(request)])}`)
    })
    const onConversation = vi.fn()
    site.preview.showService(service.url)
    site.preview.onConversation(onConversation)

    const headers = { 'x-forwarded-for': '192.0.2.7' }
    const sent = await site.get('/api/comments/1?a=b', { method: 'PATCH', body: 'words', headers })
    await site.get('/admin/')

    expect([sent.status, sent.headers.get('cache-control')]).toEqual([201, 'max-age=9'])
    expect(sent.headers.get('x-kept')).toBeNull()
    expect(await sent.text()).toBe(
      '<head></head>["PATCH","/api/comments/1?a=b","127.0.0.1","words"]',
    )
    await vi.waitFor(() => expect(onConversation).toHaveBeenCalledTimes(1))
  })

  it('streams', async () => {
    await using site = await openSite()
    let finish = () => {}
    using service = await openService((_request, response) => {
      response.write('first')
      finish = () => response.end('last')
    })
    site.preview.showService(service.url)

    const { body } = await site.get('/api/stream')
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    finish()
    const last = await reader?.read()

    expect([first?.value, last?.value]).toEqual(['first', 'last'])
  })

  it('is said to be away when it is', async () => {
    await using site = await openSite()
    using gone = await openService(() => {})
    const before = await site.get('/api/counts')
    site.preview.showService(gone.url)
    gone[Symbol.dispose]()

    const after = await site.get('/api/threads/bread/comments', { method: 'POST', body: 'a=b' })

    expect([before.status, after.status]).toEqual([502, 502])
    expect(await after.text()).toBe('the comment service is not running')
  })
})

describe('the port of the preview', () => {
  it('is on this machine only, by both of its addresses', async () => {
    await using site = await openSite()
    const { port } = new URL(site.preview.url)

    const found = await Promise.all(
      [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`].map(url => fetch(url)),
    )

    expect(found.map(({ status }) => status)).toEqual([200, 200])
  })

  it('is not another one when it is taken', async () => {
    await using site = await openSite()
    const port = Number(new URL(site.preview.url).port)

    const second = openPreview(tmpdir(), port)

    await expect(second).rejects.toThrow(MachineError)
    await expect(second).rejects.toThrow(`port ${port} cannot be used; "npm start -- --port N"`)
  })
})

describe('the news of the preview', () => {
  it('is not for other sites that are open in the browser', async () => {
    await using site = await openSite()
    expect(await isTold(site.preview.url, site.preview.url)).toBe(true)
    expect(await isTold(site.preview.url, 'https://elsewhere.example')).toBe(false)
  })
})

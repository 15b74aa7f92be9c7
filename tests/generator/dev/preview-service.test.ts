import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { openPreview } from '../../../generator/dev/serving/serve.ts'
import { MachineError } from '../../../generator/errors.ts'

import { isNotified, openService, openSite } from './preview-server.ts'

describe('the comment service behind the preview', () => {
  it('gets any method and the address of the client, and its answers are passed on unchanged', async () => {
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
    await expect.poll(() => onConversation.mock.calls.length).toBe(1)
  })

  it('can stream an answer', async () => {
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

  it('is replaced by a 502 answer if it is not running', async () => {
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
  it('is reachable as 127.0.0.1 and as localhost, and at no other address of the machine', async () => {
    await using site = await openSite()
    const { port } = new URL(site.preview.url)

    const found = await Promise.all(
      [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`].map(url => fetch(url)),
    )

    expect(found.map(({ status }) => status)).toEqual([200, 200])
    // Answered by whoever listens at all addresses, where a machine has this one.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed')
  })

  it('is not replaced by another if it is in use', async () => {
    await using site = await openSite()
    const port = Number(new URL(site.preview.url).port)

    const second = openPreview(tmpdir(), port)

    await expect(second).rejects.toThrow(MachineError)
    await expect(second).rejects.toThrow(`port ${port} is in use; "npm start -- --port N"`)
  })
})

describe('the WebSocket of the preview', () => {
  it('does not notify pages of other origins', async () => {
    await using site = await openSite()
    expect(await isNotified(site.preview.url, site.preview.url)).toBe(true)
    expect(await isNotified(site.preview.url, 'https://elsewhere.example')).toBe(false)
  })
})

import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { publicAddress, startSilence } from '../outside.ts'
import { page, reasonOf, visit, visitPort } from '../visits.ts'

describe('a page of another site', () => {
  it('is fetched from the address to which its name resolves', async () => {
    const { fetchSafely, connected } = await visit(page('<p>Hello'))

    const fetched = await fetchSafely('http://blog.example/post?a=1#part')

    expect(fetched).toMatchObject({
      kind: 'page',
      text: '<p>Hello',
      url: 'http://blog.example/post?a=1#part',
    })
    expect(connected).toEqual([`${publicAddress}:80`])
  })

  it('is requested with five headers only, without the fragment', async () => {
    const asked: IncomingMessage[] = []
    const { fetchSafely } = await visit((request, response) => {
      asked.push(request)
      page('')(request, response)
    })

    await fetchSafely('http://blog.example/post?a=1#part')

    const [request] = asked
    expect(request?.method).toBe('GET')
    expect(request?.url).toBe('/post?a=1')
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      ...['accept', 'accept-encoding', 'connection', 'host', 'user-agent'],
    ])
    expect(request?.headers.host).toBe('blog.example')
    expect(request?.headers['user-agent']).toBe('Afterword (+https://reader.example/)')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is decompressed: %s', async (encoding, compress) => {
    const { fetchSafely } = await visit((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding })
        .end(compress('<p>Grüße'))
    })

    expect(await fetchSafely('http://blog.example/')).toMatchObject({ text: '<p>Grüße' })
  })

  const accent = Buffer.from('<p>Grüße', 'latin1')
  it.each([
    ['named by the header', 'text/html; charset=iso-8859-1', accent],
    [
      'named by a meta element',
      'text/html',
      Buffer.concat([Buffer.from('<meta charset=latin1>'), accent]),
    ],
    ['not named, and UTF-8', 'text/html', Buffer.from('<p>Grüße')],
    ['not named, and not UTF-8', 'text/html', accent],
    [
      'wrongly named as UTF-16 by a meta element',
      'text/html',
      Buffer.from('<meta charset="utf-16"><p>Grüße'),
    ],
    [
      'shown by a byte order mark',
      'text/html; charset=x',
      Buffer.from('\ufeff<p>Grüße', 'utf16le'),
    ],
    ['unknown, and UTF-8', 'text/html; charset=klingon', Buffer.from('<p>Grüße')],
  ])('is decoded if its charset is %s', async (_name, type, body) => {
    const { fetchSafely } = await visit((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end(body)
    })

    const fetched = await fetchSafely('http://blog.example/')
    expect(fetched.kind === 'page' && fetched.text).toMatch(/<p>Grüße$/)
  })

  it.each([404, 410, 500, 204, 206])('that answers %d yields its status only', async status => {
    const { fetchSafely } = await visit((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end()
    })

    expect(await fetchSafely('http://blog.example/')).toEqual({
      kind: 'status',
      status,
      url: 'http://blog.example/',
    })
  })

  it('is found behind a redirect whose Location is not percent-encoded', async () => {
    const { fetchSafely } = await visit((request, response) => {
      if (request.url === '/gr%C3%BC%C3%9Fe/') return page('there')(request, response)
      response.writeHead(301, { location: Buffer.from('/grüße/').toString('latin1') }).end()
    })

    expect(await fetchSafely('http://blog.example/grüße')).toMatchObject({ text: 'there' })
  })

  it('is found behind three redirects', async () => {
    const { fetchSafely, connected } = await visit((request, response) => {
      const step = Number(request.url?.slice(1))
      if (step === 3) return page('there')(request, response)
      response.writeHead(302, { location: `http://other.example/${step + 1}` }).end()
    })

    expect(await fetchSafely('http://blog.example/0')).toMatchObject({
      text: 'there',
      url: 'http://other.example/3',
    })
    expect(connected).toHaveLength(4)
  })
})

describe('a host', () => {
  const names = ['one.example', 'two.example', 'three.example', 'victim.example', 'victim.example.']
  const known = Object.fromEntries(names.map(name => [name, [publicAddress]]))

  it('gets one request at a time, even through redirects with different spellings', async () => {
    const spelled = ['http://victim.example/', 'http://VICTIM.example./', '//victim.example:80/']
    const waiting: ServerResponse[] = []
    let most = 0
    const { fetchSafely } = await visit((request, response) => {
      const location =
        spelled[['one', 'two', 'three'].indexOf(`${request.headers.host}`.split('.')[0] ?? '')]
      if (location !== undefined && request.url === '/')
        return void response.writeHead(302, { location }).end()
      if (location !== undefined) return page('Elsewhere.')(request, response)
      waiting.push(response)
      most = Math.max(most, waiting.length)
    }, known)

    const fetched = ['one', 'two', 'three'].map(name => fetchSafely(`http://${name}.example/`))
    for (let answered = 0; answered < 3; answered += 1) {
      // A request that did not wait would have arrived by then.
      for (const name of ['one', 'two', 'three']) await fetchSafely(`http://${name}.example/more`)
      await expect.poll(() => waiting.length).toBe(1)
      waiting.pop()?.writeHead(200, { 'content-type': 'text/html' }).end('Here.')
    }

    expect(await Promise.all(fetched)).toMatchObject([
      { text: 'Here.' },
      { text: 'Here.' },
      { text: 'Here.' },
    ])
    expect(most).toBe(1)
  })

  it.each([
    ['that redirects to itself', 'http://one.example/more'],
    ['whose redirect is refused', 'gopher://one.example/'],
  ])('%s can be requested again', async (_case, location) => {
    const { fetchSafely } = await visit((request, response) => {
      if (request.url === '/')
        return void response.writeHead(302, { location }).end('x'.repeat(100_000))
      page('More.')(request, response)
    }, known)

    await reasonOf(fetchSafely('http://one.example/'))

    expect(await fetchSafely('http://one.example/more')).toMatchObject({ text: 'More.' })
  })

  it.each([
    ['204 No Content', 'content-length: 5', 'abcde', 'read'],
    ['200 OK', 'transfer-encoding: chunked', 'no number', 'unreachable'],
    ['302 Found', 'location: /\r\ntransfer-encoding: chunked', 'no number', 'too-many-redirects'],
  ])(
    'whose response is malformed can be requested again: %s',
    async (status, head, body, reason) => {
      const broken = `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\n${head}\r\n\r\n${body}\r\n`
      const silence = await startSilence(socket => socket.once('data', () => socket.end(broken)))
      const { fetchSafely } = visitPort(silence.port, known)

      const reasons: string[] = []
      for (let asked = 0; asked < 2; asked += 1)
        reasons.push(await reasonOf(fetchSafely('http://one.example/')))

      expect(reasons).toEqual([reason, reason])
    },
  )

  it('that is silent delays the fetches that queue for it no longer than the limit', async () => {
    const silence = await startSilence()
    const { fetchSafely } = visitPort(silence.port, known, {
      connect: 600,
      headers: 600,
      total: 600,
    })

    const fetched = [1, 2, 3].map(() => reasonOf(fetchSafely('http://one.example/')))

    expect(await Promise.all(fetched)).toEqual(['too-slow', 'too-slow', 'too-slow'])
  })
})

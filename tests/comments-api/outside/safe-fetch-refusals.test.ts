import { createServer as createHttpsServer } from 'node:https'
import {
  createServer as createTlsServer,
  getCACertificates,
  setDefaultCACertificates,
} from 'node:tls'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { blockListOf } from '../../../comments-api/outside/is-public-address.ts'
import { createSafeFetch } from '../../../comments-api/safe-fetch.ts'
import { certified } from '../../certified.ts'
import { internet, listening, publicAddress, startSilence, startStranger } from '../outside.ts'
import { page, reasonOf, visit, visitPort } from '../visits.ts'

describe('fetchSafely refuses', () => {
  it.each([
    ['file:///etc/passwd', 'not-a-web-address'],
    ['ftp://blog.example/', 'not-a-web-address'],
    ['gopher://blog.example/', 'not-a-web-address'],
    ['http://ada@blog.example/', 'not-a-web-address'],
    ['http://:secret@blog.example/', 'not-a-web-address'],
    ['blog.example', 'not-a-web-address'],
    ['http://blog.example:22/', 'port'],
    ['http://blog.example:8080/', 'port'],
    ['http://nobody.example/', 'unreachable'],
    ['http://127.0.0.1/', 'address'],
    ['http://127.1/', 'address'],
    ['http://0x7f.0.0.1/', 'address'],
    ['http://2130706433/', 'address'],
    ['http://017700000001/', 'address'],
    ['http://169.254.169.254/latest/meta-data/', 'address'],
    ['http://[::1]/', 'address'],
    ['http://[::ffff:127.0.0.1]/', 'address'],
    ['http://[64:ff9b::7f00:1]/', 'address'],
    ['http://8.8.4.4/', 'address'],
  ])('%s with the reason %s', async (url, reason) => {
    const { fetchSafely, connected } = await visit(page('secret'))

    expect(await reasonOf(fetchSafely(url))).toBe(reason)
    expect(connected).toEqual([])
  })

  it('a name with one private address beside a public one', async () => {
    const known = { 'blog.example': [publicAddress, '10.0.0.1'] }
    const { fetchSafely, connected } = await visit(page('secret'), known)

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('address')
    expect(connected).toEqual([])
  })

  it.each([
    ['http://127.0.0.1/', 'address'],
    ['http://blog.example:25/', 'port'],
    ['file:///etc/passwd', 'not-a-web-address'],
    ['//ada:secret@blog.example/', 'not-a-web-address'],
    ['http://[', 'not-a-web-address'],
  ])('a redirect to %s', async (location, reason) => {
    const { fetchSafely, connected } = await visit((_request, response) => {
      response.writeHead(302, { location }).end()
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe(reason)
    expect(connected).toHaveLength(1)
  })

  it('a name that resolves to a private address the second time', async () => {
    const { port } = await startStranger((_request, response) => {
      response.writeHead(302, { location: '/again' }).end()
    })
    const answers = [[publicAddress], ['127.0.0.1']]
    const world = internet({}, port)
    const resolve = async () => answers.shift() ?? []
    const fetchSafely = createSafeFetch({
      world: { ...world, resolve },
      site: 'https://reader.example/',
      own: blockListOf([]),
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('address')
    expect(world.connected).toEqual([`${publicAddress}:80`])
  })

  it('a fourth redirect', async () => {
    const { fetchSafely, connected } = await visit((_request, response) => {
      response.writeHead(301, { location: '/' }).end()
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('too-many-redirects')
    expect(connected).toHaveLength(4)
  })

  it('a gzip body that expands to more than 1 MiB', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    const { fetchSafely } = await visit((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(packed)
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('too-large')
  })

  it('an endless body of empty gzip members', async () => {
    const nothing = Buffer.concat(Array.from({ length: 2_000 }, () => gzipSync('')))
    const { fetchSafely } = await visit((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      const more = () => {
        while (!response.destroyed && response.write(nothing));
      }
      response.on('drain', more)
      more()
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('too-large')
  })

  it('an endless body of one-byte chunks with long chunk extensions', async () => {
    const { port } = await startSilence(socket => {
      socket.write(
        'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n',
      )
      const letters = `1;${'x'.repeat(500)}\r\na\r\n`.repeat(100)
      const more = () => {
        while (!socket.destroyed && socket.write(letters));
      }
      socket.on('drain', more)
      more()
    })

    expect(await reasonOf(visitPort(port).fetchSafely('http://blog.example/'))).toBe('too-large')
  })

  it.each(['identity', 'gzip'])('a page in 100,000 one-byte chunks: %s', async encoding => {
    const words = Buffer.from('<p>Hello'.padEnd(100_000))
    const sent = encoding === 'gzip' ? gzipSync(words, { level: 0 }) : words
    const pieces = Array.from(sent.toString('latin1'), letter => `1\r\n${letter}\r\n`)
    const { port } = await startSilence(socket => {
      const type = `content-type: text/html\r\ncontent-encoding: ${encoding}`
      socket.write(`HTTP/1.1 200 OK\r\n${type}\r\ntransfer-encoding: chunked\r\n\r\n`)
      socket.end(`${pieces.join('')}0\r\n\r\n`, 'latin1')
    })

    expect(await reasonOf(visitPort(port).fetchSafely('http://blog.example/'))).toBe('too-large')
  })

  it('a series of 100 responses with 103 Early Hints', async () => {
    const hint = 'HTTP/1.1 103 Early Hints\r\n\r\n'
    const { port } = await startSilence(socket => socket.write(hint.repeat(100)))

    expect(await reasonOf(visitPort(port).fetchSafely('http://blog.example/'))).toBe('too-large')
  })

  it('a page whose connection was reset', async () => {
    const { port } = await startSilence(socket => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>Half', () => {
        socket.resetAndDestroy()
      })
    })

    expect(await reasonOf(visitPort(port).fetchSafely('http://blog.example/'))).toBe('unreachable')
  })

  it('to connect to more than four addresses of a name', async () => {
    const { port } = await startSilence(socket => socket.resetAndDestroy())
    const known = { 'blog.example': Array.from({ length: 200 }, (_, at) => `93.184.215.${at}`) }
    const { fetchSafely, connected } = visitPort(port, known)

    expect(await reasonOf(fetchSafely('https://blog.example/'))).toBe('unreachable')
    expect(connected).toHaveLength(4)
  })

  it.each(['gzip, gzip', 'zstd', 'deflate', 'constructor'])(
    'the content encoding %s',
    async encoding => {
      const { fetchSafely } = await visit(page('x', { 'content-encoding': encoding }))

      expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('encoding')
    },
  )

  it.each(['image/png', 'application/octet-stream', 'text/plain', 'application/pdf', ''])(
    'the content type "%s"',
    async type => {
      const { fetchSafely } = await visit(page('x', { 'content-type': type }))

      expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('content-type')
    },
  )

  it('headers of more than 16 KiB', async () => {
    const { fetchSafely } = await visit(page('x', { 'x-long': 'x'.repeat(20_000) }))

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('unreachable')
  })

  it('a server that is silent or sends one byte at a time', async () => {
    const silence = await startSilence()
    const trickle = await startSilence(socket => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n')
      const timer = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(timer))
    })

    const limits = { connect: 300, headers: 300, total: 600 }
    const fetched = [silence.port, trickle.port].map(port =>
      reasonOf(visitPort(port, undefined, limits).fetchSafely('http://blog.example/')),
    )
    expect(await Promise.all(fetched)).toEqual(['too-slow', 'too-slow'])
  })

  it('a switch of protocols, at once and after Early Hints', async () => {
    const other =
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n'
    const answers = [other, `HTTP/1.1 103 Early Hints\r\n\r\n${other}`]
    const reasons = answers.map(async answer => {
      const { port } = await startSilence(socket => socket.write(answer))
      return reasonOf(visitPort(port).fetchSafely('http://blog.example/'))
    })

    expect(await Promise.all(reasons)).toEqual(['unreachable', 'unreachable'])
  })

  it('a truncated brotli body', async () => {
    const { fetchSafely } = await visit((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' })
      response.end(brotliCompressSync('<p>'.repeat(1_000)).subarray(0, 8))
    })

    expect(await reasonOf(fetchSafely('http://blog.example/'))).toBe('unreachable')
  })

  it('an untrusted certificate, to a request with the right server name', async () => {
    const asked: unknown[] = []
    const server = createTlsServer({
      ...certified,
      SNICallback: (name, done) => {
        asked.push(name)
        done(null)
      },
    })
    server.on('tlsClientError', () => undefined)
    const { port } = await listening(server)

    expect(await reasonOf(visitPort(port).fetchSafely('https://blog.example/'))).toBe('unreachable')
    expect(asked).toEqual(['blog.example'])
  })

  it('a redirect from https to http, but not one to https', async () => {
    const server = createHttpsServer(certified, (request, response) => {
      if (request.url === '/page') page('Words')(request, response)
      else if (request.url === '/moved') response.writeHead(301, { location: '/page' }).end()
      else response.writeHead(302, { location: 'http://blog.example/page' }).end()
    })
    const { port } = await listening(server)
    const { fetchSafely, connected } = visitPort(port)
    const trusted = getCACertificates()

    setDefaultCACertificates([certified.cert])
    const reasons = await Promise.all([
      reasonOf(fetchSafely('https://blog.example/moved')),
      reasonOf(fetchSafely('https://blog.example/')),
    ]).finally(() => setDefaultCACertificates(trusted))

    expect(reasons).toEqual(['read', 'not-a-web-address'])
    expect(connected).toHaveLength(3)
  })
})

import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  checkExternalLinks,
  type ExternalLinkOptions,
} from '../../generator/check/output/external-links/check-external-links.ts'
import { said } from './check-hosting-site.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A host on this machine that remembers what it was asked. */
async function openHost(handle: Handler) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    asked,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end()

/** A clock of our own, on which nothing is waited for. */
function createDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-external-'))
  const clock = { now: Date.parse('2026-11-20T12:00:00Z') }
  const waits: number[] = []
  const options: ExternalLinkOptions = {
    cache: join(folder, 'cache', 'external-links.json'),
    siteUrl: 'https://site.example',
    now: () => clock.now,
    wait: async milliseconds => {
      waits.push(milliseconds)
      clock.now += milliseconds
    },
    allowsPrivateHosts: true,
  }
  const check = async (urls: readonly string[], more: Partial<ExternalLinkOptions> = {}) =>
    said(
      await checkExternalLinks(
        urls.map((url, at) => ({ url, file: 'content/posts/one.md', line: at + 1, column: 5 })),
        { ...options, ...more },
      ),
    ).map(line => line.replaceAll(/127\.0\.0\.1:\d+/g, 'host'))
  return {
    clock,
    waits,
    options,
    check,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

describe('a link to another site', () => {
  it('is good when its host answers, and is asked for its head alone', async () => {
    await using host = await openHost(answering(200))
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a#part`])).toEqual([])
    expect(host.asked).toEqual(['HEAD /a'])
  })

  it.each([404, 410])('is dead when its host answers %i, whatever the method', async status => {
    await using host = await openHost(answering(status))
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 error dead-link "http://host/a" answers ${status}`,
    ])
    expect(host.asked).toEqual(['HEAD /a', 'GET /a'])
  })

  it.each([403, 404, 405, 500, 501])(
    'is good when GET works, though HEAD is answered with %i',
    async status => {
      await using host = await openHost(({ method }, response) =>
        response.writeHead(method === 'HEAD' ? status : 200).end(),
      )
      using desk = createDesk()

      expect(await desk.check([host.url])).toEqual([])
    },
  )

  it.each([
    [403, 'answers 403'],
    [500, 'answers 500'],
    [503, 'answers 503'],
  ])('is doubtful when its host answers %i', async (status, expected) => {
    await using host = await openHost(answering(status))
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 warning dead-link "http://host/a" ${expected}`,
    ])
  })

  it('is doubtful when its host does not answer in time', async () => {
    await using host = await openHost(() => {})
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`], { timeout: 50 })).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" did not answer in time',
    ])
  })

  it('is doubtful when its host hangs up on every method', async () => {
    await using host = await openHost(request => request.socket.destroy())
    using desk = createDesk()

    const [found] = await desk.check([`${host.url}/a`])

    expect(found).toContain('warning dead-link "http://host/a" gave no answer')
    expect(host.asked).toEqual(['HEAD /a', 'GET /a'])
  })

  it('is doubtful when nobody takes the connection', async () => {
    const host = await openHost(answering(200))
    await host[Symbol.asyncDispose]()
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" leads to a host that takes no connection',
    ])
  })

  it.each([
    ['ENOTFOUND', 'error', 'leads to a host that does not exist'],
    ['EAI_AGAIN', 'warning', 'leads to a host that could not be looked up now'],
    [
      'CERT_HAS_EXPIRED',
      'warning',
      'has a certificate that browsers may refuse (CERT_HAS_EXPIRED)',
    ],
    ['UND_ERR_CONNECT_TIMEOUT', 'warning', 'did not answer in time'],
  ])('is told apart when the connection fails with %s', async (code, severity, expected) => {
    using desk = createDesk()
    const fetch = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
    }

    expect(await desk.check(['https://else.example/'], { fetch })).toEqual([
      `content/posts/one.md:1:5 ${severity} dead-link "https://else.example/" ${expected}`,
    ])
  })

  it('is followed where it leads', async () => {
    await using host = await openHost(({ url }, response) =>
      url === '/a'
        ? response.writeHead(301, { location: '/b' }).end()
        : response.writeHead(404).end(),
    )
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 error dead-link "http://host/a" answers 404',
    ])
  })

  it('is followed five times', async () => {
    await using host = await openHost(({ url }, response) => {
      const count = Number(url?.slice(1))
      response.writeHead(count === 5 ? 200 : 302, { location: `/${count + 1}` }).end()
    })
    using desk = createDesk()

    expect(await desk.check([`${host.url}/0`])).toEqual([])
  })

  it('is doubtful when it leads on for ever', async () => {
    await using host = await openHost(answering(302, { location: '/a' }))
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" leads on more than 5 times',
    ])
  })

  it.each([
    ['http://localhost:3000/', 'warning', 'leads into a private network, which readers are not in'],
    ['http://192.168.1.1/', 'warning', 'leads into a private network, which readers are not in'],
    ['http://[::1]/', 'warning', 'leads into a private network, which readers are not in'],
    ['http://printer.local/', 'warning', 'leads into a private network, which readers are not in'],
    ['https://ada:pw@else.example/', 'warning', 'holds a name or a password, and was not asked'],
    ['https://nowhere.invalid/', 'error', 'leads to a host that does not exist'],
    ['https://', 'error', 'is no address'],
  ])('is not asked when it is %s', async (url, severity, expected) => {
    using desk = createDesk()
    const fetch = vi.fn<typeof globalThis.fetch>()

    expect(await desk.check([url], { fetch, allowsPrivateHosts: false })).toEqual([
      `content/posts/one.md:1:5 ${severity} dead-link "${url}" ${expected}`,
    ])
    expect(fetch).not.toHaveBeenCalled()
  })

  it('is asked once for all the places where it stands', async () => {
    await using host = await openHost(answering(404))
    using desk = createDesk()

    const found = await desk.check([
      `${host.url}/a`,
      `${host.url}/a#b`,
      'mailto:a@b.example',
      '/own/',
    ])

    expect(found.map(line => line.slice(0, 24))).toEqual([
      'content/posts/one.md:1:5',
      'content/posts/one.md:2:5',
    ])
    expect(host.asked).toHaveLength(2)
  })
})

describe('asking other sites', () => {
  it('says who asks', async () => {
    const agents: (string | undefined)[] = []
    await using host = await openHost(({ headers }, response) => {
      agents.push(headers['user-agent'])
      response.end()
    })
    using desk = createDesk()

    await desk.check([host.url])

    expect(agents).toEqual(['Afterword link check (+https://site.example)'])
  })

  it('gives one host a second between two requests', async () => {
    await using host = await openHost(answering(200))
    using desk = createDesk()

    await desk.check([`${host.url}/a`, `${host.url}/b`, `${host.url}/c`])

    expect(desk.waits).toEqual([1_000, 1_000])
  })

  it('never asks one host twice at once, nor more than eight hosts', async () => {
    using desk = createDesk()
    const busy = new Map<string, number>()
    const most = { ofHost: 0, hosts: 0 }
    const fetch: typeof globalThis.fetch = async input => {
      const { host } = new URL(String(input))
      busy.set(host, (busy.get(host) ?? 0) + 1)
      most.ofHost = Math.max(most.ofHost, busy.get(host) ?? 0)
      most.hosts = Math.max(most.hosts, busy.size)
      await new Promise(setImmediate)
      busy.delete(host)
      return new Response(null)
    }
    const urls = Array.from({ length: 60 }, (_, at) => `https://${at % 20}.example/${at}`)

    await desk.check(urls, { fetch })

    expect(most).toEqual({ ofHost: 1, hosts: 8 })
  })

  it('comes back once when a host asks for patience', async () => {
    const answers = [429, 200]
    await using host = await openHost((_, response) =>
      response.writeHead(answers.shift() ?? 500, { 'retry-after': '30' }).end(),
    )
    using desk = createDesk()

    expect(await desk.check([host.url])).toEqual([])
    expect(desk.waits).toContain(30_000)
  })

  it.each([
    ['too much', 429, '61'],
    ['too often', 503, '1'],
  ])('leaves a host alone that asks for %s patience', async (_, status, seconds) => {
    await using host = await openHost(answering(status, { 'retry-after': seconds }))
    using desk = createDesk()

    expect(await desk.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 warning dead-link "http://host/a" was not checked: its host asks for patience (${status})`,
    ])
    expect(host.asked.every(line => line === 'HEAD /a')).toBe(true)
  })

  it('tells how far it is', async () => {
    await using host = await openHost(answering(200))
    using desk = createDesk()
    const tell = vi.fn()

    await desk.check([`${host.url}/a`, `${host.url}/b`], { tell })

    expect(tell.mock.calls).toEqual([[{ asked: 1, total: 2 }], [{ asked: 2, total: 2 }]])
  })

  const day = 24 * 60 * 60 * 1_000

  it.each([
    ['a good answer', 200, 7 * day],
    ['a bad answer', 404, day],
  ])('remembers %s for its time', async (_, status, time) => {
    await using host = await openHost(answering(status))
    using desk = createDesk()
    const first = await desk.check([host.url])
    const asked = host.asked.length
    desk.clock.now += time - day / 2

    const remembered = await desk.check([host.url])

    expect(remembered).toEqual(first)
    expect(host.asked).toHaveLength(asked)
    desk.clock.now += day
    await desk.check([host.url])
    expect(host.asked).toHaveLength(2 * asked)
  })

  it('does not remember that it could not ask', async () => {
    await using host = await openHost(answering(429))
    using desk = createDesk()
    await desk.check([host.url, 'https://nowhere.invalid/'])

    expect(JSON.parse(readFileSync(desk.options.cache, 'utf8'))).toEqual({ format: 1, answers: {} })
  })

  it.each(['', '{', '{"format":1,"answers":{"a":5}}', '{"format":2,"answers":{}}'])(
    'asks anew when its memory is damaged: %j',
    async text => {
      await using host = await openHost(answering(200))
      using desk = createDesk()
      await desk.check([host.url])
      writeFileSync(desk.options.cache, text)

      await desk.check([host.url])

      expect(host.asked).toHaveLength(2)
    },
  )
})

import { describe, expect, it, vi } from 'vitest'
import { answering, createLinkChecker, openHost } from './external-hosts.ts'

describe('a link to another site', () => {
  it('passes when its host answers, after a HEAD request alone', async () => {
    await using host = await openHost(answering(200))
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a#part`])).toEqual([])
    expect(host.asked).toEqual(['HEAD /a'])
  })

  it.each([404, 410])('is an error when HEAD and GET are both answered with %i', async status => {
    await using host = await openHost(answering(status))
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 error dead-link "http://host/a" answers ${status}`,
    ])
    expect(host.asked).toEqual(['HEAD /a', 'GET /a'])
  })

  it.each([403, 404, 405, 500, 501])(
    'passes when GET succeeds, even if HEAD is answered with %i',
    async status => {
      await using host = await openHost(({ method }, response) =>
        response.writeHead(method === 'HEAD' ? status : 200).end(),
      )
      using checker = createLinkChecker()

      expect(await checker.check([host.url])).toEqual([])
    },
  )

  it.each([
    [403, 'answers 403'],
    [500, 'answers 500'],
    [503, 'answers 503'],
  ])('is a warning when its host answers %i', async (status, expected) => {
    await using host = await openHost(answering(status))
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 warning dead-link "http://host/a" ${expected}`,
    ])
  })

  it('is asked over https if it names no scheme', async () => {
    using checker = createLinkChecker()
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response())

    expect(await checker.check(['//else.example/a'], { fetch })).toEqual([])
    expect(fetch.mock.calls.map(([url]) => String(url))).toEqual(['https://else.example/a'])
  })

  it('is not read, so that one to an endless broadcast ends, too', async () => {
    const left = Promise.withResolvers<void>()
    await using host = await openHost(({ method }, response) => {
      if (method === 'HEAD') return response.writeHead(405).end()
      return response.writeHead(200).on('close', left.resolve).write('la la la')
    })
    using checker = createLinkChecker()

    expect(await checker.check([host.url], { timeout: 1_000_000 })).toEqual([])
    await left.promise
  })

  it('is a warning when its host does not answer in time', async () => {
    await using host = await openHost(() => {})
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`], { timeout: 50 })).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" did not answer in time',
    ])
  })

  it('is a warning when its host closes the connection for HEAD and GET', async () => {
    await using host = await openHost(request => request.socket.destroy())
    using checker = createLinkChecker()

    const [found] = await checker.check([`${host.url}/a`])

    expect(found).toContain('warning dead-link "http://host/a" gave no answer')
    expect(host.asked).toEqual(['HEAD /a', 'GET /a'])
  })

  it('is a warning when its host refuses the connection', async () => {
    const host = await openHost(answering(200))
    await host[Symbol.asyncDispose]()
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" leads to a host that refuses connections',
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
  ])('is reported by cause when the connection fails with %s', async (code, severity, expected) => {
    using checker = createLinkChecker()
    const fetch = failingAt('https://else.example/', code)

    expect(
      await checker.check(['https://else.example/', 'https://there.example/'], { fetch }),
    ).toEqual([
      `content/posts/one.md:1:5 ${severity} dead-link "https://else.example/" ${expected}`,
    ])
  })

  it('is checked at the address that it redirects to', async () => {
    await using host = await openHost(({ url }, response) =>
      url === '/a'
        ? response.writeHead(301, { location: '/b' }).end()
        : response.writeHead(404).end(),
    )
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 error dead-link "http://host/a" answers 404',
    ])
  })

  it('passes after five redirects', async () => {
    await using host = await openHost(({ url }, response) => {
      const count = Number(url?.slice(1))
      response.writeHead(count === 5 ? 200 : 302, { location: `/${count + 1}` }).end()
    })
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/0`])).toEqual([])
  })

  it('is a warning after more than five redirects', async () => {
    await using host = await openHost(answering(302, { location: '/a' }))
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      'content/posts/one.md:1:5 warning dead-link "http://host/a" redirects more than 5 times',
    ])
  })

  it.each([
    [
      'http://localhost:3000/',
      'warning',
      'leads into a private network, which readers cannot reach',
    ],
    ['http://192.168.1.1/', 'warning', 'leads into a private network, which readers cannot reach'],
    ['http://100.64.0.1/', 'warning', 'leads into a private network, which readers cannot reach'],
    [
      'http://printer.local./',
      'warning',
      'leads into a private network, which readers cannot reach',
    ],
    ['http://[::1]/', 'warning', 'leads into a private network, which readers cannot reach'],
    [
      'http://printer.local/',
      'warning',
      'leads into a private network, which readers cannot reach',
    ],
    [
      'https://ada:pw@else.example/',
      'warning',
      'contains a name or a password, so it was not checked',
    ],
    ['https://nowhere.invalid/', 'error', 'leads to a host that does not exist'],
    ['https://', 'error', 'is not an address'],
    ['https://xn--/', 'error', 'names the host "xn--", which is not a valid host name'],
    [
      'https://a..b.example/',
      'error',
      'names the host "a..b.example", which is not a valid host name',
    ],
  ])('is reported without a request if it is %s', async (url, severity, expected) => {
    using checker = createLinkChecker()
    const fetch = vi.fn<typeof globalThis.fetch>()

    expect(await checker.check([url], { fetch, allowsPrivateHosts: false })).toEqual([
      `content/posts/one.md:1:5 ${severity} dead-link "${url}" ${expected}`,
    ])
    expect(fetch).not.toHaveBeenCalled()
  })

  it('is requested once for all the places that contain it', async () => {
    await using host = await openHost(answering(404))
    using checker = createLinkChecker()

    const found = await checker.check([
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

describe('a machine without a network', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
    'gives one notice, reports no link and caches nothing: %s',
    async code => {
      using checker = createLinkChecker()
      const urls = ['https://one.example/', 'https://two.example/a']

      const away = await checker.ask(urls, { fetch: failingAt('https://', code) })
      const back = await checker.ask(urls, { fetch: async () => new Response() })

      expect(away.diagnostics).toEqual([])
      expect(away.notices).toEqual([
        'this machine cannot reach any other site: nothing was checked',
      ])
      expect(back).toEqual({ diagnostics: [], notices: [] })
    },
  )
})

/** Fails for URLs with this beginning, and answers all others. */
function failingAt(beginning: string, code: string): typeof globalThis.fetch {
  return async url => {
    if (!String(url).startsWith(beginning)) return new Response()
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
  }
}

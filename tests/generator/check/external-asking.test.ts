import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { answering, createLinkChecker, openHost } from './external-hosts.ts'

describe('requests to other sites', () => {
  it('identify the link checker and the site in the User-Agent', async () => {
    const agents: (string | undefined)[] = []
    await using host = await openHost(({ headers }, response) => {
      agents.push(headers['user-agent'])
      response.end()
    })
    using checker = createLinkChecker()

    await checker.check([host.url])

    expect(agents).toEqual(['Afterword link check (+https://site.example)'])
  })

  it('to one host are a second apart', async () => {
    await using host = await openHost(answering(200))
    using checker = createLinkChecker()

    await checker.check([`${host.url}/a`, `${host.url}/b`, `${host.url}/c`])

    expect(checker.waits).toEqual([1_000, 1_000])
  })

  it('go to one host one at a time, and to at most eight hosts at once', async () => {
    using checker = createLinkChecker()
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

    await checker.check(urls, { fetch })

    expect(most).toEqual({ ofHost: 1, hosts: 8 })
  })

  it('are repeated once after a 429 with Retry-After', async () => {
    const answers = [429, 200]
    await using host = await openHost((_, response) =>
      response.writeHead(answers.shift() ?? 500, { 'retry-after': '30' }).end(),
    )
    using checker = createLinkChecker()

    expect(await checker.check([host.url])).toEqual([])
    expect(checker.waits).toContain(30_000)
  })

  it.each([
    ['asks to wait for more than a minute', 429, '61'],
    ['asks to wait a second time', 503, '1'],
  ])('end with a warning if the host %s', async (_, status, seconds) => {
    await using host = await openHost(answering(status, { 'retry-after': seconds }))
    using checker = createLinkChecker()

    expect(await checker.check([`${host.url}/a`])).toEqual([
      `content/posts/one.md:1:5 warning dead-link "http://host/a" was not checked: its host asks to try again later (${status})`,
    ])
    expect(host.asked.every(line => line === 'HEAD /a')).toBe(true)
    expect(checker.waits.filter(wait => wait > 1_000)).toEqual([])
  })

  it('report their progress', async () => {
    await using host = await openHost(answering(200))
    using checker = createLinkChecker()
    const tell = vi.fn()

    await checker.check([`${host.url}/a`, `${host.url}/b`], { tell })

    expect(tell.mock.calls).toEqual([[{ asked: 1, total: 2 }], [{ asked: 2, total: 2 }]])
  })

  const day = 24 * 60 * 60 * 1_000

  it.each([
    ['a success (7 days)', 200, 7 * day],
    ['an error (1 day)', 404, day],
  ])('are repeated only after the cache entry expired: %s', async (_, status, time) => {
    await using host = await openHost(answering(status))
    using checker = createLinkChecker()
    const first = await checker.check([host.url])
    const asked = host.asked.length
    checker.clock.now += time - day / 2

    const remembered = await checker.check([host.url])

    expect(remembered).toEqual(first)
    expect(host.asked).toHaveLength(asked)
    checker.clock.now += day
    await checker.check([host.url])
    expect(host.asked).toHaveLength(2 * asked)
  })

  it('leave nothing in the cache when a link could not be checked', async () => {
    await using host = await openHost(answering(429))
    using checker = createLinkChecker()
    await checker.check([host.url, 'https://nowhere.invalid/'])

    expect(JSON.parse(readFileSync(checker.options.cache, 'utf8'))).toEqual({
      format: 1,
      answers: {},
    })
  })

  it('remove the unfinished cache file of a killed check', async () => {
    await using host = await openHost(answering(200))
    using checker = createLinkChecker()
    await checker.check([host.url])
    const [ofKilled, ofAnother] = [
      `${checker.options.cache}.00000000-0000-4000-8000-000000000001.tmp`,
      `${checker.options.cache.replace('external-links', 'other')}.00000000-0000-4000-8000-000000000001.tmp`,
    ]
    for (const file of [ofKilled, ofAnother]) {
      writeFileSync(file, '{')
      utimesSync(file, 0, 0)
    }

    await checker.check([`${host.url}/more`])

    expect([ofKilled, ofAnother].map(file => existsSync(file))).toEqual([false, true])
  })

  it.each(['', '{', '{"format":1,"answers":{"a":5}}', '{"format":2,"answers":{}}'])(
    'are repeated when the cache is damaged: %j',
    async text => {
      await using host = await openHost(answering(200))
      using checker = createLinkChecker()
      await checker.check([host.url])
      writeFileSync(checker.options.cache, text)

      await checker.check([host.url])

      expect(host.asked).toHaveLength(2)
    },
  )
})
